import type { MeetingPaper } from '@ratify/journey';
import { materialityText, outcomeText } from '@ratify/policy';
import { escapeHtml } from '@ratify/print';

type Change = NonNullable<MeetingPaper['changes']>[number];

/** One policy on an agenda, from a page of its own: who puts it forward, what it changes, and its text. */
export function paperHtml(paper: MeetingPaper, at: number): string {
  const { title, revision, changes, decision } = paper;
  const number = at + 1;
  const id = `paper-${number}`;
  const weight =
    changes === null ? 'It is new here.' : `Its weight: ${materialityText[revision.materiality.level].toLowerCase()}.`;
  return `<section class="paper"><h2 id="${id}">Item ${number}: ${escapeHtml(title)}</h2>
<p>Version ${revision.number}, put forward by ${escapeHtml(revision.submittedByName)} on ${dayOf(revision.submittedAt)}. ${weight}</p>
${revision.note ? `<blockquote><p>${escapeHtml(revision.note)}</p></blockquote>` : ''}
${decision ? `<p><strong>${escapeHtml(sayOutcome(decision))}.</strong></p>` : ''}
<h3 id="${id}-changes">What changes</h3>
${changesHtml(changes)}
<h3 id="${id}-text">${revision.state === 'adopted' ? 'The text as adopted' : 'The text as it would be adopted'}</h3>
${withinPaper(paper.html, number)}</section>`;
}

/** `Adopted, minute 26/41`. */
export function sayOutcome({ outcome, minuteReference }: NonNullable<MeetingPaper['decision']>): string {
  return minuteReference ? `${outcomeText[outcome]}, minute ${minuteReference}` : outcomeText[outcome];
}

function changesHtml(changes: readonly Change[] | null): string {
  if (changes === null) return '<p>No version of this policy is in force, so there is nothing to compare it with.</p>';
  if (changes.length === 0) return '<p>Nothing that readers see differs from the text in force.</p>';
  const rows = changes.map(
    (change) =>
      `<tr><td>${escapeHtml(`${change.number} ${change.title}`.trim()) || '&#160;'}</td><td>${escapeHtml(sayWeight(change))}</td><td class="redline">${wordingOf(change)}</td></tr>`,
  );
  return `<p>Compared with the text in force. Words taken out are struck through, words put in are underlined; each is also said in brackets.</p>
<table><thead><tr><th scope="col">Part</th><th scope="col">What it weighs</th><th scope="col">Wording</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function sayWeight({ level, of, reason, agreedWith }: Change): string {
  const whose = of === 'template' ? ', from the template' : '';
  const agreed = agreedWith ? ` Agreed wording: ${agreedWith}.` : '';
  return `${materialityText[level]}${whose}${reason ? `: ${reason}` : ''}${agreed}`;
}

function wordingOf({ what, redline }: Change): string {
  if (what === 'moved') return 'The same words in another place.';
  return redline.replaceAll('class="govuk-visually-hidden"', 'class="redline-said"');
}

/**
 * A policy inside of the papers. Its headings go two levels down; its ids and what points at them are its own; its contents list is
 * left out, for the agenda and the outline lead here.
 */
function withinPaper(html: string, number: number): string {
  const own = `p${number}-`;
  return html
    .replace(/<h2[^>]*class="contents-heading"[^>]*>[\s\S]*?<\/h2>\s*<nav[\s\S]*?<\/nav>/g, '')
    .replace(/(<\/?h)([2-6])(?=[ >])/g, (_, tag: string, level: string) => `${tag}${Math.min(6, Number(level) + 2)}`)
    .replace(
      / (id|aria-labelledby|aria-describedby)="([^"]+)"/g,
      (_, name: string, ids: string) => ` ${name}="${ids.replace(/\S+/g, `${own}$&`)}"`,
    )
    .replace(/ href="#([^"]+)"/g, ` href="#${own}$1"`);
}

function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(at);
}
