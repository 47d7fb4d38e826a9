import { type ChosenFonts } from '../fonts/choose-fonts.ts';
import { type PageNumbers, type PrintJob } from '../print-job.ts';
import { paletteOf } from './colour.ts';
import { coverHtml } from './cover.ts';
import { escapeHtml } from './escape.ts';
import { pageMarginsCss } from './page-margins.ts';
import { phrasesFor } from './phrases.ts';
import { missingSignaturesHtml, sealHtml } from './signatures.ts';
import { bodyCss } from './body-style.ts';
import { coverCss } from './cover-style.ts';
import { closingHtml, verifyCodeOf } from './verification.ts';

/** Nothing but what is in the document itself, whatever else the browser would allow. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The words of the document without fonts: what the size limits and the choice of fonts look at. */
export interface PageWords {
  readonly body: string;
  /** Everything that is shown, the page's margins included. */
  readonly all: string;
}

/** Everything a job puts on paper, before style. */
export function pageWords(job: PrintJob, pages?: PageNumbers): PageWords {
  const phrases = phrasesFor(job.language);
  const body = job.html(pages);
  const all = [
    job.watermark ? `<div class="watermark" aria-hidden="true"><span>${escapeHtml(job.watermark)}</span></div>` : '',
    coverHtml(job, phrases),
    mainHtml(`${body}${missingSignaturesHtml(body, job.signatureFields, phrases)}`),
    closingHtml(job, phrases, sealHtml(body, job.signatureFields)),
  ].join('\n');
  return { body, all };
}

/** Nothing where there is nothing but the cover: an empty element would be a page of its own. */
function mainHtml(inside: string): string {
  return inside.trim() === '' ? '' : `<main>${inside}</main>`;
}

/** The characters that a job needs glyphs for, in the body and around it. */
export function charactersOf(job: PrintJob, words: PageWords): string {
  return [words.all, job.runningHead, job.version, job.cover.organisation, verifyCodeOf(job) ?? ''].join(' ');
}

/** The whole page as the browser gets it. */
export function pageHtml(job: PrintJob, words: PageWords, fonts: ChosenFonts): string {
  const palette = paletteOf(job.cover.colour);
  const style = [
    fonts.css,
    pageMarginsCss(job, fonts.stack, phrasesFor(job.language)),
    coverCss(palette),
    bodyCss(palette, fonts.stack),
  ].join('\n');
  return `<!doctype html>
<html lang="${escapeHtml(job.language)}" dir="${directionOf(job.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<title>${escapeHtml(job.title)}</title>
<style>${style}</style>
</head>
<body>
${words.all}
</body>
</html>`;
}

function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|ur|fa|ps|sd|he|yi)\b/i.test(language) ? 'rtl' : 'ltr';
}
