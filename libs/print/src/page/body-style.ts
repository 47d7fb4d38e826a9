import { type Palette } from './colour.ts';

/** Styles of the body; class names are those that libs/document's renderPolicy writes. */
export function bodyCss({ ink }: Palette, fontStack: string): string {
  return `
html{font:10.5pt/1.5 ${fontStack};color:#16191d;-webkit-print-color-adjust:exact;print-color-adjust:exact;font-variant-ligatures:no-common-ligatures;hyphens:manual}
body{margin:0}
h2,h3,h4,h5,h6{color:${ink};line-height:1.25;break-after:avoid;break-inside:avoid}
h2{font-size:15pt;margin:9mm 0 3mm} h3{font-size:12pt;margin:6mm 0 2mm} h4,h5,h6{font-size:10.5pt;margin:4mm 0 1.5mm}
p,li,dd{orphans:2;widows:2} p{margin:0 0 2.4mm}
a{color:${ink}}
ul,ol{margin:0 0 2.4mm;padding-inline-start:6.5mm} li{margin:0 0 1.2mm}
table{border-collapse:collapse;width:100%;margin:3mm 0 5mm;font-size:9.5pt;line-height:1.4}
th,td{border:.5pt solid #9aa1a8;padding:1.6mm 2.2mm;text-align:start;vertical-align:top}
thead{display:table-header-group} thead th{background:#eef1f4;color:${ink}} tr{break-inside:avoid}
`;
}
