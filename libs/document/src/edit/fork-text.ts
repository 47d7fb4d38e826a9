import type { PolicyDocument, Splice } from '../types.ts';
import { applySplices } from '../splices.ts';
import { lineEndOf } from '../normalise-text.ts';
import { frontMatterPlace, removeEntry, setEntries } from './front-matter-place.ts';

/** A text that follows no template any more: the line that names the edition goes, everything else stays. */
export function withoutBase(document: PolicyDocument): string {
  const place = frontMatterPlace(document);
  return place ? applySplices(document.text, removeEntry(document, place, 'based-on')) : document.text;
}

/** A school's first text: the edition's body as it stands, `based-on` naming the edition, no values of its own yet. */
export function forkText(edition: PolicyDocument, base: { readonly slug: string; readonly edition: number }): string {
  const basedOn = `${base.slug}@${base.edition}`;
  const place = frontMatterPlace(edition);
  if (!place) {
    const lineEnd = lineEndOf(edition.text);
    const title = JSON.stringify(edition.frontMatter?.title ?? 'Untitled');
    const lines = ['---', `title: ${title}`, `based-on: ${basedOn}`, '---', ''];
    return applySplices(edition.text, [{ start: 0, end: 0, text: lines.map((line) => line + lineEnd).join('') }]);
  }
  const emptied: Splice[] = ['values', 'left-out'].flatMap((key) => removeEntry(edition, place, key));
  return applySplices(edition.text, [...emptied, ...setEntries(edition, place, [], { 'based-on': basedOn })]);
}
