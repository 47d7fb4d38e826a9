import { type PrintJob } from '../print-job.ts';
import { escapeHtml } from './escape.ts';
import { type Phrases } from './phrases.ts';
import { qrCodeSvg } from './verification.ts';

/**
 * The first page: whose document it is, what it is, and the facts that control it. A watermark is said here in words,
 * once, for those who do not see it on the pages.
 */
export function coverHtml(
  { title, cover, watermark }: Pick<PrintJob, 'title' | 'cover' | 'watermark'>,
  phrases: Phrases,
): string {
  const facts = cover.facts.map(
    ([label, value]) => `<tr><th scope="row">${isolated(label)}</th><td>${isolated(value) || '&#160;'}</td></tr>`,
  );
  const table = `<table class="cover-facts"><caption>${cover.caption === undefined ? phrases.documentControl : isolated(cover.caption)}</caption><tbody>${facts.join('')}</tbody></table>`;
  return `<header class="cover">
<div class="cover-band">
${cover.logo ? logoHtml(cover.logo) : ''}<p class="cover-organisation">${isolated(cover.organisation)}</p>
${watermark ? `<p class="cover-mark">${isolated(watermark)}</p>` : ''}
<h1 class="cover-title">${isolated(title)}</h1>
${cover.subtitle ? `<p class="cover-subtitle">${isolated(cover.subtitle)}</p>` : ''}
</div>
${facts.length > 0 ? table : ''}
${cover.code ? codeHtml(cover.code) : ''}</header>`;
}

/** Large enough for a phone that is held in front of a wall. */
function codeHtml({ url, label, words }: NonNullable<PrintJob['cover']['code']>): string {
  const said = words.map((each) => `<p>${isolated(each)}</p>`).join('');
  return `<div class="cover-code">${qrCodeSvg(url, label)}<div>${said}</div></div>\n`;
}

/** On white, for which logos are made. The organisation's name stands below it, so it says nothing that is not read aloud. */
function logoHtml(png: Uint8Array): string {
  const data = Buffer.from(png.buffer, png.byteOffset, png.byteLength).toString('base64');
  return `<p class="cover-logo"><img alt="" src="data:image/png;base64,${data}"></p>\n`;
}

/** A name in a script that runs the other way keeps its own direction and the line keeps its edge. */
function isolated(text: string): string {
  return text === '' ? '' : `<bdi>${escapeHtml(text)}</bdi>`;
}
