import { type ChosenFonts } from '../fonts/choose-fonts.ts';
import { type StampJob } from '../print-job.ts';
import { escapeHtml } from './escape.ts';
import { CONTENT_SECURITY_POLICY } from './page-html.ts';
import { phrasesFor } from './phrases.ts';

/** Everything a stamp shows: what its fonts are chosen by. */
export function stampWords(job: StampJob): string {
  const phrases = phrasesFor(job.language);
  const lines = [`${job.role}, ${job.organisation}`, job.signedAt, ...(job.lines ?? [])];
  return `<p class="kind">${phrases.signedBy}</p><p class="name"><bdi>${escapeHtml(job.name)}</bdi></p>${lines
    .map((line) => `<p><bdi>${escapeHtml(line)}</bdi></p>`)
    .join('')}`;
}

/** One page of exactly the field's size. */
export function stampHtml(job: StampJob, words: string, fonts: ChosenFonts): string {
  const height = job.height;
  const size = Math.max(4.5, Math.min(8, height / (1.35 * (4 + (job.lines?.length ?? 0)) + 1)));
  return `<!doctype html>
<html lang="${escapeHtml(job.language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<title>${escapeHtml(job.name)}</title><style>${fonts.css}
@page{size:${job.width}pt ${height}pt;margin:0}
body{margin:0;height:${height - 1}pt;overflow:hidden;box-sizing:border-box;padding:3pt 5pt;display:flex;flex-direction:column;justify-content:center;font:${size}pt/1.3 ${fonts.stack};color:#16191d}
p{margin:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.kind{color:#4a4f55}.name{font-size:${size * 1.35}pt;font-weight:700}
</style></head><body>${words}</body></html>`;
}
