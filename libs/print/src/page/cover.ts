import { type Cover } from '../print-job.ts';
import { escapeHtml } from './escape.ts';
import { type Phrases } from './phrases.ts';

/** The first page: whose document it is, what it is, and the facts that control it. */
export function coverHtml(title: string, cover: Cover, phrases: Phrases): string {
  const facts = cover.facts.map(
    ([label, value]) =>
      `<tr><th scope="row" dir="auto">${escapeHtml(label)}</th><td dir="auto">${escapeHtml(value) || '&#160;'}</td></tr>`,
  );
  const table = `<table class="cover-facts"><caption>${phrases.documentControl}</caption><tbody>${facts.join('')}</tbody></table>`;
  return `<header class="cover">
<div class="cover-band">
<p class="cover-organisation" dir="auto">${escapeHtml(cover.organisation)}</p>
<h1 class="cover-title" dir="auto">${escapeHtml(title)}</h1>
${cover.subtitle ? `<p class="cover-subtitle" dir="auto">${escapeHtml(cover.subtitle)}</p>` : ''}
</div>
${facts.length > 0 ? table : ''}
</header>`;
}
