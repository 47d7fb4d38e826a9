import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdits, basePolicy, plainText, policyText, schoolEdits } from '../../test/merge/generated-policies.ts';
import { checkClauseRules } from '../check/check-clause-rules.ts';
import { findNode, walkNodes } from '../find-node.ts';
import { readPolicy } from '../read/read-policy.ts';
import { startFromOwnWords } from './start-from-own-words.ts';

const BASE = readPolicy(
  `---
title: Phones protocol
slug: phones
terms: {head: headteacher}
blanks:
  keeper: {type: person, label: Who keeps lost phones?}
---

::contents

## Use {#use}

:::clause{#bags}
**Bags.** Phones must stay in bags through the whole of the working day.
:::

:::clause{#film rule=fixed}
**Film.** Nobody may film a :term[pupil] or a class unless the parents have agreed in writing beforehand.
:::

:::clause{#visitors rule=optional}
**Visitors.** Contractors hand theirs in at reception.
:::

:::clause{#breaks rule=local}
**Breaks.** Say when phones may be used.
:::

## Loss {#loss}

:::clause{#lost}
**Loss.** A lost phone must be reported to :blank[keeper] before the end of the day.
:::

## Signed {#signed}

:::clause{#adopted rule=optional}
Adopted by the body named on the cover.
:::

::signatures{roles="chair head"}
`.replace(':term[pupil]', 'pupil'),
);

const SCHOOL = readPolicy(`---
title: Mobile phones
blanks:
  keeper: {type: text, label: Where is the box?}
values: {keeper: Room 4}
stated: {adopted-on: "2021-05-01"}
---

## Filming

Nobody may film a pupil or a class unless the parents have agreed.

## Bags

:::clause{#x-bags}
Phones should stay in bags all day, see :see[x-lamps].

- small ones
  - and cameras
:::

:::clause[Lamps]{#x-lamps}
Lamps on phones are for emergencies; the box is in :blank[keeper].
:::
`);

describe('startFromOwnWords', () => {
  const { text, report } = startFromOwnWords(BASE, SCHOOL, { slug: 'phones', edition: 2 });
  const fork = readPolicy(text);

  it('makes a fork that reads clean, with the base’s ids on the school’s words and x- ids on the rest', () => {
    expect(fork.problems).toEqual([]);
    expect(fork.frontMatter?.basedOn).toEqual({ slug: 'phones', edition: 2 });
    expect(walkNodes(fork.nodes).map(({ id }) => id)).toEqual(['preamble', 'use', 'bags', 'x-lamps', 'film', 'breaks']);
    expect(text).toContain(
      ':::clause{#bags}\nPhones should stay in bags all day, see :see[x-lamps].\n\n- small ones\n  - and cameras\n:::\n',
    );
    expect(report.carried).toEqual([
      { clauseId: 'bags', number: '1.1', title: 'Bags', by: expect.any(String), from: ['x-bags'] },
    ]);
    expect(report.own).toMatchObject([{ clauseId: 'x-lamps', after: 'bags' }]);
    expect(text).toContain(':::clause[Lamps]{#x-lamps}\n');
  });

  it('keeps the base’s wording of a fixed clause and the school’s in the report', () => {
    expect(findNode(fork, 'film')?.rule).toBe('fixed');
    expect(report.fixed).toMatchObject([
      { clauseId: 'film', was: 'Nobody may film a pupil or a class unless the parents have agreed.' },
    ]);
    expect(checkClauseRules(fork, BASE).map(({ code, clauseId }) => [code, clauseId])).toEqual([
      ['LOCAL_CLAUSE_EMPTY', 'breaks'],
      ['REQUIRED_CLAUSE_MISSING', 'loss'],
      ['REQUIRED_CLAUSE_MISSING', 'signed'],
    ]);
  });

  it('lists what is missing for a decision, and keeps generated blocks of what went', () => {
    expect(report.missing.map(({ clauseId, decision, reason }) => [clauseId, decision, reason])).toEqual([
      ['visitors', 'add or leave out', ''],
      ['lost', 'add', ''],
      ['adopted', 'add or leave out', ''],
    ]);
    expect(text).toContain('::signatures{roles="chair head"}');
    expect(text).toContain('::contents');
  });

  it('brings along the blanks its words use, and tells of titles that went', () => {
    expect(fork.frontMatter?.values).toEqual({ 'own-keeper': 'Room 4' });
    expect(text).toContain('the box is in :blank[own-keeper]');
    expect(fork.frontMatter?.stated).toEqual({ 'adopted-on': '2021-05-01' });
    expect(report.notCarried).toEqual([
      { what: 'section title', words: 'Filming' },
      { what: 'section title', words: 'Bags' },
    ]);
  });

  it('changes nothing but the front matter of a text that is the base already', () => {
    const same = startFromOwnWords(BASE, BASE, { slug: 'phones', edition: 2 });
    expect(same.text).toBe(BASE.text.replace('---\n\n::contents', 'based-on: phones@2\n---\n\n::contents'));
    expect(same.report).toMatchObject({ fixed: [], own: [], missing: [], notCarried: [] });
  });

  it('loses no word of a school’s text, with ids or without, and keeps the rules of fixed clauses', () => {
    const words = (said: string): string[] => (said.match(/[\p{L}\p{N}]+/gu) ?? []).sort();
    fc.assert(
      fc.property(basePolicy, schoolEdits, fc.boolean(), (policy, edits, withIds) => {
        const base = readPolicy(policyText(policy));
        const edited = applyEdits(policy, 'ours', edits).policy;
        const school = readPolicy(withIds ? policyText(edited) : plainText(edited));
        const made = startFromOwnWords(base, school, { slug: 'generated', edition: 1 });
        const result = readPolicy(made.text);
        expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(checkClauseRules(result, base).filter(({ code }) => code === 'FIXED_CLAUSE_CHANGED')).toEqual([]);
        const kept = words(
          `${made.text} ${made.report.fixed.map(({ was }) => was).join(' ')} ${made.report.notCarried.map((entry) => entry.words).join(' ')}`,
        );
        const counts = new Map<string, number>();
        for (const word of kept) counts.set(word, (counts.get(word) ?? 0) + 1);
        for (const word of words(
          school.text.slice(school.contentStart).replace(/:::clause\{[^}]*\}|\{#[^}]*\}/g, ' '),
        )) {
          const left = counts.get(word) ?? 0;
          expect([word, left > 0]).toEqual([word, true]);
          counts.set(word, left - 1);
        }
      }),
      { numRuns: 150 },
    );
  });
});
