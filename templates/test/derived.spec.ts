import { describe, expect, it } from '@jest/globals';
import { checkClauseRules, clauseIndex, readPolicy, type Rule } from '@ratify/document';
import { editionText, templateSlugs, textOf } from './template-files.ts';

const derived = templateSlugs().flatMap((slug) => {
  const document = readPolicy(textOf(`${slug}/template.md`));
  const base = document.frontMatter?.basedOn;
  return base ? [{ slug, document, base: readPolicy(editionText(base.slug, base.edition)) }] : [];
});

/** How far each rule binds those who take the text over; a local clause is bound by what is then written in it. */
const STRENGTH: Readonly<Record<Rule, number>> = { local: 0, optional: 1, adaptable: 2, fixed: 3 };

it('has a template that a trust made from the base protocol', () => {
  expect(derived.map(({ slug }) => slug)).toEqual(['social-networking-protocol-trust']);
});

describe.each(derived)('$slug', ({ document, base }) => {
  const rules = new Map(clauseIndex(base).map((entry) => [entry.id, entry.rule]));
  const both = clauseIndex(document).flatMap((entry) => {
    const before = rules.get(entry.id);
    return before && entry.kind !== 'preamble' ? [{ id: entry.id, before, after: entry.rule }] : [];
  });

  it('keeps the clause rules of its base: no fixed wording is touched, nothing required is missing', () => {
    expect(checkClauseRules(document, base)).toEqual([]);
  });

  it('says why each optional clause that it has not taken over was left out', () => {
    const here = new Set(clauseIndex(document).map((entry) => entry.id));
    const gone = clauseIndex(base).filter((entry) => entry.rule === 'optional' && !here.has(entry.id));
    expect(gone.map((entry) => entry.id).sort()).toEqual(document.frontMatter?.leftOut.map(({ id }) => id).sort());
  });

  it('tightens rules and loosens none', () => {
    expect(both.filter(({ before, after }) => STRENGTH[after] < STRENGTH[before])).toEqual([]);
    expect(both.filter(({ before, after }) => before === 'adaptable' && after === 'fixed').length).toBeGreaterThan(8);
    expect(both.filter(({ before }) => before === 'local').map(({ id, after }) => [id, after])).toEqual([
      ['local-channels', 'fixed'],
    ]);
  });
});
