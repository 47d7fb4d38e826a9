import { type Palette } from './colour.ts';

/** Where the words of a numbered clause begin, from its left edge: wide enough for `10.10.10`. */
const HANG = '13mm';

/** Styles of the body; class names are those that libs/document's renderPolicy writes. */
export function bodyCss(palette: Palette, fontStack: string): string {
  return [
    textCss(palette, fontStack),
    clauseCss(palette),
    tableCss(palette),
    contentsCss(palette),
    closingCss(palette),
    paperCss(),
  ].join('\n');
}

function textCss({ ink }: Palette, fontStack: string): string {
  return `
html{font:10.5pt/1.5 ${fontStack};color:#16191d;print-color-adjust:exact;-webkit-print-color-adjust:exact;font-variant-ligatures:no-common-ligatures;hyphens:manual;overflow-wrap:break-word}
body{margin:0}
h2,h3,h4,h5,h6{color:${ink};line-height:1.25;font-weight:700;break-after:avoid;break-inside:avoid;text-wrap:balance}
h2{font-size:15pt;margin:10mm 0 3mm}
h3{font-size:12pt;margin:6mm 0 2mm}
h4,h5,h6{font-size:10.5pt;margin:4mm 0 1.5mm}
main>:first-child{margin-top:0}
p,li,dd{orphans:2;widows:2}
p{margin:0 0 2.4mm;text-wrap:pretty}
a{color:${ink};text-decoration-thickness:.5pt;text-underline-offset:1.5pt}
ul,ol{margin:0 0 2.4mm;padding-inline-start:6.5mm}
li{margin:0 0 1mm}
li::marker{color:${ink}}
li>p{margin:0 0 1mm}
li>ul,li>ol{margin:1mm 0 0}
blockquote{margin:0 0 2.4mm;padding-inline-start:4mm;border-inline-start:1.2pt solid #b9bec4;color:#3a4046}
code,pre{font:inherit;background:#f2f4f6}
hr{border:0;border-top:.5pt solid #b9bec4;margin:5mm 0}
.footnotes{margin-top:10mm;padding-top:3mm;border-top:.5pt solid #b9bec4;font-size:9pt}
.footnotes h2{font-size:10.5pt;margin:0 0 2mm}
sup{font-size:.7em;line-height:0}`;
}

function clauseCss({ ink }: Palette): string {
  // After the number comes a space, 0.26 em wide in Noto Sans: with it all lines begin at one edge.
  const hanging = `display:inline-block;min-width:calc(${HANG} - .26em);margin-inline-start:-${HANG};font-variant-numeric:tabular-nums`;
  const deeper = `calc(${HANG} + 2mm)`;
  return `
:is(h2,h3,h4,h5,h6).section:has(>.number){padding-inline-start:${HANG}}
.section>.number{${hanging}}
.clause{padding-inline-start:${HANG}}
.clause>p:first-child>.number:first-child{${hanging};color:${ink};font-weight:700}
.clause .clause{padding-inline-start:${deeper}}
.clause .clause>p:first-child>.number:first-child{min-width:calc(${deeper} - .26em);margin-inline-start:calc(-${HANG} - 2mm)}
.clause:has(>p:first-child:last-child){break-inside:avoid}
.clause>p:has(>strong:last-child):not(:last-child){break-after:avoid}
.appendix{break-before:page;margin-top:0}
.appendix>.number{font-weight:400;margin-inline-end:.15em}
.notice,.note,.duty,.record{margin:0 0 5mm;padding:3mm 4mm 1mm;break-inside:avoid;border-inline-start:1.2mm solid #b9bec4}
.notice{background:#f2f4f6;border-color:${ink};font-weight:700}
.note{background:#f2f4f6}
.blank-empty{border-bottom:.6pt dotted #16191d;background:#fff3c4}
.document-control th{width:42mm}
p.blank-empty{width:fit-content}
.as-at{font-size:9pt;color:#4a4f55}`;
}

function tableCss({ ink }: Palette): string {
  return `
table{border-collapse:collapse;width:100%;margin:3mm 0 5mm;font-size:9.5pt;line-height:1.4}
caption{text-align:start;font-weight:700;padding:0 0 1.5mm;break-after:avoid}
th,td{border-bottom:.5pt solid #b9bec4;padding:1.8mm 3mm 1.8mm 2mm;text-align:start;vertical-align:top}
thead{display:table-header-group}
thead th{background:#eef1f4;color:${ink};border-top:.9pt solid ${ink};border-bottom:.9pt solid ${ink}}
tbody tr:last-child>*{border-bottom:.9pt solid ${ink}}
tr{break-inside:avoid}
td>:last-child,th>:last-child{margin-bottom:0}`;
}

/** Papers of a meeting: each begins on a page, the headings of a text stand two levels lower and above its clauses still, and what it changes is told apart by line and by colour. */
function paperCss(): string {
  // Said in a box of its own, a bracket is neither struck through nor underlined.
  return `
.paper{break-before:page}
.paper>h2{margin-top:0;font-size:17pt}
.paper h3{font-size:14pt;margin:8mm 0 2.5mm}
.paper h4{font-size:12pt;margin:6mm 0 2mm}
.paper h5{font-size:11pt}
ins{color:#00592f;text-underline-offset:1.2pt}
del{color:#942514}
.redline{overflow-wrap:anywhere}
.redline-said{display:inline-block;white-space:pre;font-size:.8em;color:#4a4f55}`;
}

/** Title at the left, page at the right, dots behind both: an element laid out as flex would lose the space after its number. */
function contentsCss({ ink }: Palette): string {
  return `
.contents{margin-bottom:12mm}
.contents ul{list-style:none;margin:0;padding:0}
.contents li{position:relative;margin:0;padding:.9mm 0;break-inside:avoid}
.contents li li{margin-inline-start:${HANG};font-weight:400}
.contents-list{font-weight:700}
.contents li::before{content:"";position:absolute;inset-inline:0;top:calc(.9mm + 1.02em);border-bottom:.7pt dotted #8a9199}
.contents a{position:relative;display:inline-block;box-sizing:border-box;max-width:calc(100% - 14mm);padding-inline-end:2mm;background:#fff;color:inherit;text-decoration:none}
.contents .number{display:inline-block;min-width:calc(${HANG} - .26em);color:${ink};font-variant-numeric:tabular-nums}
.contents .page{position:absolute;inset-inline-end:0;top:.9mm;padding-inline-start:1.5mm;background:#fff;font-weight:400;font-variant-numeric:tabular-nums}`;
}

function closingCss({ ink }: Palette): string {
  return `
.signature-box{display:inline-block;vertical-align:top;box-sizing:border-box;width:78mm;margin:0 4mm 5mm 0;border:.6pt solid #8a9199;border-top:1.6pt solid ${ink};padding:2.5mm 3mm;break-inside:avoid}
.signature-box p{margin:0 0 1mm;font-size:9.5pt;line-height:1.35}
.signature-field{display:block;height:19mm;background:#f5f7f8}
.closing{break-inside:avoid;margin-top:10mm}
.closing>h2{font-size:12pt;margin:0 0 3mm}
.verification{display:flex;gap:6mm;align-items:flex-start;break-inside:avoid;margin-top:4mm;padding-top:5mm;border-top:.9pt solid ${ink}}
.verification-square{width:27mm;height:27mm;flex:none}
.verification h2{font-size:11pt;margin:0 0 1.5mm}
.verification p{font-size:9pt;line-height:1.4;margin:0 0 1.2mm}
.verification-code strong{font-size:11pt;letter-spacing:.04em;margin-inline-start:1.5mm}
.verification-address{overflow-wrap:anywhere}`;
}
