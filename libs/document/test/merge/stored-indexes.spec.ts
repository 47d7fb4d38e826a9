import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCorpus } from '../../bench/merge-corpus/write-corpus.ts';
import { clauseIndex } from '../../src/read/clause-index.ts';
import { readPolicy } from '../../src/read/read-policy.ts';
import { readChanges, readWhole } from '../../src/merge/read-again.ts';
import { isPlainYaml } from '../../src/merge/plain-yaml.ts';
import { PolicyText } from '../../src/merge/policy-text.ts';
import { mergePolicies } from '../../src/merge/merge-policies.ts';
import { threePolicies } from './three-policies.ts';

interface Texts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}
const indexesOf = (
  texts: Texts,
): {
  base: ReturnType<typeof clauseIndex>;
  ours: ReturnType<typeof clauseIndex>;
  theirs: ReturnType<typeof clauseIndex>;
} => ({
  base: clauseIndex(readPolicy(texts.base)),
  ours: clauseIndex(readPolicy(texts.ours)),
  theirs: clauseIndex(readPolicy(texts.theirs)),
});

/** The same merge with the indexes and without; and a result read again in part says what it says when read in full. */
function expectSame(texts: Texts): void {
  const edition = { slug: 'generated', number: 2 };
  const without = mergePolicies({ ...texts, edition });
  expect(mergePolicies({ ...texts, edition, indexes: indexesOf(texts) })).toEqual(without);
  const document = readPolicy(without.text);
  const sources = [texts.theirs, texts.ours].map((text) => new PolicyText(text));
  const changes = readChanges(without.text, document.contentStart, sources);
  if (changes === undefined) return;
  const whole = readWhole(without.text);
  expect([...changes.ids].sort()).toEqual([...whole.ids].sort());
  for (const [id, { words, rule }] of whole.entries) expect(changes.entries.get(id)).toMatchObject({ words, rule });
}

describe('a merge from stored clause indexes', () => {
  it('gives what the merge of the same texts gives without them, on generated policies', () => {
    fc.assert(fc.property(threePolicies, expectSame), { numRuns: 60 });
  });

  it('gives the same on the cases of the corpus', () => {
    const cases = readCorpus('tuning').filter(({ kind, base }) => kind === 'policy' && !base.includes('\r'));
    for (const texts of cases.filter((_, at) => at % 4 === 0)) expectSame(texts);
  });

  it('does not believe an index of another text', () => {
    const { base, ours, theirs } = readCorpus('tuning').find(({ id }) => id === 'tuning-both-apart-policy-1') as Texts;
    const indexes = indexesOf({ base, ours, theirs });
    const shifted = base.replace('title: ', 'title: The ');
    expect(mergePolicies({ base: shifted, ours, theirs, indexes })).toEqual(
      mergePolicies({ base: shifted, ours, theirs }),
    );
  });
});

describe('isPlainYaml', () => {
  it('takes for plain only what the reader finds no fault of syntax in', () => {
    const templates = new URL('../../../../templates/', import.meta.url);
    const matters = readdirSync(templates, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .map((name) => readFileSync(new URL(name, templates), 'utf8'))
      .flatMap((text) => /^---\n([\s\S]*?\n)---\n/.exec(text)?.[1] ?? []);
    expect(matters.length).toBeGreaterThan(8);
    const plain = matters.filter(isPlainYaml);
    expect(plain.length).toBeGreaterThan(matters.length / 2);
    const spoil = fc
      .tuple(
        fc.constantFrom(...plain),
        fc.nat(),
        fc.constantFrom('', ' ', ':', '"', '- ', '[', '#', '\t', '{', '\n', 'a: b', "'", '&', '*'),
      )
      .map(([yaml, at, sign]) => yaml.slice(0, at % yaml.length) + sign + yaml.slice((at % yaml.length) + (at % 3)));
    fc.assert(
      fc.property(spoil, (yaml) => {
        if (isPlainYaml(yaml)) expect(readPolicy(`---\n${yaml}---\n\nText.\n`).frontMatter).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'a: b: c',
    'a: [b',
    'a: 1\na: 2',
    'a: &b c',
    '- a',
    'a:\n   b: c',
    'a:\n  - b\n   - c',
    'a: |\n  b',
    'a: "b',
    'a: b\n  c: d',
  ])('leaves %j to the parser', (yaml) => expect(isPlainYaml(yaml)).toBe(false));
});
