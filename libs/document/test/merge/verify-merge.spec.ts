import { describe, expect, it } from '@jest/globals';
import { mergePolicies } from '../../src/merge/merge-policies.ts';
import type { MergeResult } from '../../src/merge/types.ts';
import { readPolicy } from '../../src/read/read-policy.ts';
import { verifyMerge } from '../../src/merge/verify-merge.ts';

const policy = (...clauses: string[]): string =>
  `---\ntitle: Phones\n---\n\n## Use {#use}\n\n${clauses.map((clause) => `:::clause{#${clause.replace(':', '}\n').replace(' fixed}', ' rule=fixed}')}\n:::`).join('\n\n')}\n`;

const texts = {
  base: policy('a:Phones stay in bags. Ask before you film.', 'b fixed:Bags stay shut.', 'c:Call the office.'),
  ours: policy(
    'a:Phones stay in lockers. Ask before you film.',
    'b fixed:Bags stay shut.',
    'c:Call the office.',
    'x-d:Ours alone.',
  ),
  theirs: policy(
    'a:Phones stay in bags. Ask before any filming.',
    'b fixed:Bags stay locked.',
    'c:Call the office first.',
  ),
};
const documents = { base: readPolicy(texts.base), ours: readPolicy(texts.ours), theirs: readPolicy(texts.theirs) };
const sound = mergePolicies(texts);
const failing = (result: MergeResult): string[] => [...verifyMerge({ documents, result, answered: new Set() })];

describe('verifyMerge', () => {
  it('passes the merge itself', () => {
    expect(sound.choices).toEqual([]);
    expect(failing(sound)).toEqual([]);
  });

  /** Each row spoils the result in one way; the verifier must name the clause. */
  it.each<[string, string, string, string]>([
    ['a school’s word lost', 'in lockers', 'in bags', 'a'],
    ['a council’s word lost', 'before any filming', 'before you film', 'a'],
    ['a base word gone', 'Call the office first.', 'Call first.', 'c'],
    ['a word invented', 'Call the office first.', 'Call the office first, always.', 'c'],
    ['a fixed clause reworded', 'Bags stay locked.', 'Bags stay shut.', 'b'],
    ['a clause lost', ':::clause{#x-d}\nOurs alone.\n:::\n', '', 'x-d'],
    ['a clause under another id', '{#c}', '{#see}', 'c'],
    ['a fence lost', 'Ours alone.\n:::', 'Ours alone.', 'x-d'],
  ])('is red for %s', (_, from, to, id) => {
    expect(sound.text).toContain(from);
    expect(failing({ ...sound, text: sound.text.replace(from, to) })).toContain(id);
  });

  it('is red when clashing changes were settled without asking', () => {
    const theirs = policy(
      'a:Phones stay in boxes. Ask before you film.',
      'b fixed:Bags stay locked.',
      'c:Call the office first.',
    );
    const clashing = { ...documents, theirs: readPolicy(theirs) };
    const result = mergePolicies({ ...texts, theirs });
    expect(result.choices.map((choice) => choice.clauseId)).toEqual(['a']);
    const silent = { ...result, choices: [] };
    expect([...verifyMerge({ documents: clashing, result: silent, answered: new Set() })]).toContain('a');
    expect([...verifyMerge({ documents: clashing, result: silent, answered: new Set(['a']) })]).toEqual([]);
  });
});
