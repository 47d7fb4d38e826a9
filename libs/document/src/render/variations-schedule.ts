import type { Element, ElementContent } from 'hast';
import type { DocumentRecord, RenderContext } from '../types.ts';
import { redline, shortRedline, type RedlinePiece } from '../compare/redline.ts';
import { h } from './hast.ts';
import type { RenderDesk } from './render-desk.ts';

type Variation = NonNullable<DocumentRecord['variations']>[number];
type Purpose = RenderContext['purpose'];

/** What a text provides otherwise than its template, clause by clause, with the words that were taken out and put in. */
export function variationsSchedule(desk: RenderDesk): Element[] {
  const { record, purpose } = desk.context;
  const own = record?.variations ?? [];
  const above = record?.templateVariations;
  if (own.length === 0) return [lead(nothingVaries(record)), ...scheduleOf(above, purpose)];
  const head =
    'Words taken out of the template are struck through, words put in are underlined; each is also said in brackets.';
  return [lead(head), variationsTable('Local variations', own, purpose), ...scheduleOf(above, purpose)];
}

function nothingVaries(record: DocumentRecord | undefined): string {
  return record && !record.basedOn
    ? 'This policy is the organisation’s own: it follows no template.'
    : 'This policy follows its template without local variations.';
}

/** What the template itself changed of the one it was made from. */
function scheduleOf(above: DocumentRecord['templateVariations'], purpose: Purpose): Element[] {
  if (!above) return [];
  const { of: template, against, variations } = above;
  if (variations.length === 0) return [lead(`${template} follows ${against} without changes.`)];
  const caption = `What ${template} itself changed of ${against}`;
  return [variationsTable(caption, variations, purpose)];
}

function lead(words: string): Element {
  return h('p', { className: ['local-variations'] }, [words]);
}

function variationsTable(caption: string, variations: readonly Variation[], purpose: Purpose): Element {
  const head = ['Clause', 'What was done', 'Wording'].map((cell) => h('th', {}, [cell]));
  const rows = variations.map((each) =>
    h('tr', {}, [
      h('td', {}, [`${each.number} ${each.title}`.trim()]),
      h('td', {}, [doneTo(each)]),
      h('td', { className: ['redline'] }, wording(each, purpose)),
    ]),
  );
  return h('table', { className: ['local-variations'] }, [
    h('caption', {}, [caption]),
    h('thead', {}, [h('tr', {}, head)]),
    h('tbody', {}, rows),
  ]);
}

/** What was done to a clause, why, and by whose leave where it is fixed. */
function doneTo({ what, reason, exception }: Variation): string {
  return [reason ? `${capital(what)}: ${reason}` : capital(what), exception].filter(Boolean).join('. ');
}

/** What was added stands in the text itself, what moved reads as before, and a changed term is its own title. */
function wording({ what, templateWording = '', ownWording = '' }: Variation, purpose: Purpose): ElementContent[] {
  if (what === 'added') return lines('As it stands in this policy.');
  if (what !== 'reworded' && what !== 'left out') return [];
  return redlineElements(shortRedline(redline(templateWording, ownWording)), purpose);
}

/**
 * A redline as elements: struck and underlined, each also in words. On paper the words are printed in brackets; on a screen they
 * are for those who hear the page.
 */
function redlineElements(pieces: readonly RedlinePiece[], purpose: Purpose): ElementContent[] {
  const className = [purpose === 'print' ? 'redline-said' : 'govuk-visually-hidden'];
  const aside = (words: string): Element => h('span', { className }, [words]);
  return pieces.flatMap(({ kind, text }): ElementContent[] => {
    if (kind === 'same') return lines(text);
    const space = /^\s*/.exec(text)?.[0] ?? '';
    const tag = kind === 'added' ? 'ins' : 'del';
    const said = h(tag, {}, lines(text.slice(space.length)));
    return [...lines(space), aside(`[${kind}: `), said, aside(']')];
  });
}

function lines(text: string): ElementContent[] {
  return text.split('\n').flatMap((line, at) => [...(at > 0 ? [h('br', {})] : []), { type: 'text', value: line }]);
}

function capital(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
