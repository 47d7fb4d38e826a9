import { type Palette } from './colour.ts';

/** The cover fills its page: a band in the organisation's colour to the paper's edges, the facts below. */
export function coverCss({ band, onBand, ink }: Palette): string {
  return `
.cover{page:cover;background:#fff;break-after:page;height:297mm;box-sizing:border-box;border-bottom:6mm solid ${band}}
.cover-band{background:${band};color:${onBand};box-sizing:border-box;min-height:118mm;padding:26mm 22mm 18mm;display:flex;flex-direction:column}
.cover-organisation{margin:0;font-size:14pt;font-weight:700;padding-bottom:5mm;border-bottom:.6pt solid ${onBand}}
.cover-logo{align-self:flex-start;margin:0 0 7mm;padding:3mm 4mm;background:#fff;border-radius:1.5mm;line-height:0}
.cover-logo img{max-width:76mm;max-height:26mm}
.cover-mark{align-self:flex-start;margin:6mm 0 0;padding:1mm 4mm;border:1pt solid ${onBand};font-size:11pt;font-weight:700;letter-spacing:.12em}
.cover-title{margin:auto 0 0;padding-top:16mm;font-size:32pt;line-height:1.15;font-weight:700;letter-spacing:-.01em;text-wrap:balance}
.cover-subtitle{margin:5mm 0 0;font-size:14pt;line-height:1.35}
.cover-facts{margin:18mm 22mm 0;width:166mm;border-collapse:collapse;font-size:10.5pt}
.cover-facts caption{text-align:start;font-weight:700;font-size:12pt;color:${ink};padding:0 0 3mm}
.cover-facts th,.cover-facts td{border:0;border-top:.5pt solid #b9bec4;padding:2.4mm 0;text-align:start;vertical-align:top;background:none}
.cover-facts tr:last-child>*{border-bottom:.5pt solid #b9bec4}
.cover-facts th{width:52mm;font-weight:400;color:#4a4f55;padding-inline-end:6mm}
.cover-facts td{font-weight:700}
.cover-code{display:flex;gap:8mm;align-items:center;margin:12mm 22mm 0;font-size:12pt;line-height:1.4}
.cover-code svg{width:56mm;height:56mm;flex:none}
.cover-code p{margin:0 0 3mm;overflow-wrap:anywhere}
.watermark{position:fixed;inset:0;z-index:-1;display:flex;align-items:center;justify-content:center}
.watermark span{font-size:110pt;font-weight:700;letter-spacing:.08em;color:#ececec;transform:rotate(-38deg);white-space:nowrap}`;
}
