import type { ClauseIndex, LocalVariation, PolicyDocument } from '../types.ts';
import { clauseIndex } from '../read/clause-index.ts';

/** The schedule of local variations: what a school's text says otherwise than its edition, clause by clause. */
export function localVariations(document: PolicyDocument, edition: PolicyDocument): LocalVariation[] {
  const there = clauseIndex(edition);
  const original = new Map(there.map((entry) => [entry.id, entry]));
  const here = clauseIndex(document);
  const present = new Set(here.map((entry) => entry.id));
  const reasons = new Map(document.frontMatter?.leftOut.map((entry) => [entry.id, entry.reason]) ?? []);

  const changed = here.flatMap(({ id, parentId, number, title, words, kind }): LocalVariation[] => {
    const base = original.get(id);
    if (base) {
      // A local clause is there to be written: that is no variation.
      return base.words === words || base.rule === 'local'
        ? []
        : [{ clauseId: id, number, title: title || base.title, what: 'reworded' }];
    }
    const insideAdded = parentId !== null && !original.has(parentId);
    return insideAdded || kind === 'preamble' ? [] : [{ clauseId: id, number, title, what: 'added' }];
  });
  const gone = there.flatMap(({ id, parentId, number, title, kind }): LocalVariation[] => {
    if (present.has(id) || kind === 'preamble') return [];
    if (parentId !== null && original.has(parentId) && !present.has(parentId)) return [];
    const reason = reasons.get(id);
    return [{ clauseId: id, number, title, what: 'left out', ...(reason ? { reason } : {}) }];
  });
  const place = readingOrder(here, there);
  const clauses = [...changed, ...gone].toSorted((a, b) => place(a.clauseId) - place(b.clauseId));
  return [...clauses, ...changedTerms(document, edition)];
}

/** Where a clause is met when reading: the school's text, with what it left out at its place in the edition. */
function readingOrder(here: ClauseIndex, there: ClauseIndex): (id: string | undefined) => number {
  const places = new Map(here.map(({ id }, at) => [id, at]));
  let last = -1;
  for (const { id } of there) {
    const at = places.get(id);
    if (at === undefined) places.set(id, (last += 0.001));
    else last = at;
  }
  return (id) => places.get(id ?? '') ?? here.length;
}

function changedTerms(document: PolicyDocument, edition: PolicyDocument): LocalVariation[] {
  const terms = edition.frontMatter?.terms ?? [];
  const said = edition.frontMatter?.termValues ?? {};
  return Object.entries(document.frontMatter?.termValues ?? {}).flatMap(([id, value]): LocalVariation[] => {
    const term = terms.find((known) => known.id === id);
    const base = (Object.hasOwn(said, id) ? said[id] : undefined) ?? term?.value;
    return !base || base === value ? [] : [{ number: '', title: `“${base}” is “${value}”`, what: 'term changed' }];
  });
}
