import { describe, expect, it } from '@jest/globals';
import { clauseWordings } from './clause-wordings.ts';
import { mergePolicies } from './merge-policies.ts';
import { withDeclined } from './with-declined.ts';

const BASE = `---
title: Lettings
slug: lettings
---

## Use {#use}

Halls are let to anybody.

:::clause{#hours}
Until nine.
:::

:::clause{#keys}
Keys come back the same day.
:::

:::clause{#exits rule=fixed}
Exits stay clear.
:::
`;
const reworded = BASE.replace('nine', 'eight').replace('same day', 'same hour').replace('stay clear', 'stay open');

describe('a declined change', () => {
  it('is no change of the newer edition any more: the school keeps its words, and takes the rest', () => {
    const base = withDeclined(BASE, reworded, ['hours']);
    const merged = mergePolicies({ base, ours: BASE, theirs: reworded });
    expect(merged.clean).toBe(true);
    expect(merged.text).toBe(reworded.replace('eight', 'nine'));
  });

  it('that took a clause out leaves it in', () => {
    const without = reworded.replace(/:::clause\{#keys\}\n.*\n:::\n\n/, '');
    expect(without).not.toContain('Keys');
    const merged = mergePolicies({ base: withDeclined(BASE, without, ['keys']), ours: BASE, theirs: without });
    expect(merged.text).toContain('Keys come back the same day.');
    expect(merged.text).toContain('Until eight.');
  });

  it.each([
    ['fixed wording', 'exits', reworded],
    ['a section', 'use', reworded],
    ['what the base does not have', 'music', reworded],
    [
      'a clause that has become another kind of part',
      'hours',
      reworded.replace(':::clause{#hours}\nUntil eight.\n:::', '## Hours {#hours}\n\nUntil eight.'),
    ],
  ])('is passed over for %s', (_what, id, theirs) => expect(withDeclined(BASE, theirs, [id])).toBe(BASE));
});

describe('the words of each part', () => {
  it('are its own: a section without its clauses, a clause without its fences', () => {
    const wordings = clauseWordings(BASE.replaceAll('\n', '\r\n'));
    expect([...wordings].map(([id, { text, rule, isWhole }]) => [id, text, rule, isWhole])).toEqual([
      ['use', '## Use\n\nHalls are let to anybody.', 'adaptable', false],
      ['hours', 'Until nine.', 'adaptable', true],
      ['keys', 'Keys come back the same day.', 'adaptable', true],
      ['exits', 'Exits stay clear.', 'fixed', true],
    ]);
  });

  it('of a text that cannot be read are none', () => expect(clauseWordings('---\n: :\n---\n').size).toBe(0));
});
