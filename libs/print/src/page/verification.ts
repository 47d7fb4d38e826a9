import { create } from 'qrcode';
import { type PrintJob } from '../print-job.ts';
import { escapeHtml } from './escape.ts';
import { type Phrases } from './phrases.ts';

/** The code people type: as given, else the last part of the address. */
export function verifyCodeOf({
  verifyCode,
  verifyUrl,
}: Pick<PrintJob, 'verifyCode' | 'verifyUrl'>): string | undefined {
  if (verifyCode !== undefined) return verifyCode;
  return verifyUrl === undefined ? undefined : new URL(verifyUrl).pathname.split('/').filter(Boolean).at(-1);
}

/** The end of the document: the box of the organisation's seal, then how to check it: QR code, address, code to type. */
export function closingHtml(
  job: Pick<PrintJob, 'verifyCode' | 'verifyUrl'>,
  phrases: Phrases,
  sealBox: string,
): string {
  if (job.verifyUrl === undefined && sealBox === '') return '';
  return `<section class="closing">${sealBox ? `<h2 id="seal">${phrases.seal}</h2>${sealBox}` : ''}${verificationHtml(job, phrases)}</section>`;
}

function verificationHtml(job: Pick<PrintJob, 'verifyCode' | 'verifyUrl'>, phrases: Phrases): string {
  if (job.verifyUrl === undefined) return '';
  const url = new URL(job.verifyUrl);
  const code = verifyCodeOf(job);
  return `<div class="verification">
${qrCodeSvg(job.verifyUrl, phrases.qrCode)}
<div class="verification-words">
<h2 id="check-this-document">${phrases.check}</h2>
<p>${escapeHtml(phrases.checkHow(`${url.host}/verify`))}</p>
${code ? `<p class="verification-code">${phrases.code} <strong>${escapeHtml(code)}</strong></p>` : ''}
<p class="verification-address"><a href="${escapeHtml(job.verifyUrl)}">${escapeHtml(job.verifyUrl)}</a></p>
</div>
</div>`;
}

/** Drawn as one path of filled squares: sharp at any size, one object in the PDF. */
export function qrCodeSvg(text: string, label: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return `<svg class="verification-square" role="img" aria-label="${escapeHtml(label)}" viewBox="0 0 ${modules.size} ${modules.size}"><path d="${squares.join('')}"/></svg>`;
}
