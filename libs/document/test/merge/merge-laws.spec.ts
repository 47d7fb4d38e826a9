import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { walkNodes } from '../../src/find-node.ts';
import { mergeMarkdown } from '../../src/merge/merge-markdown.ts';
import { mergePolicies } from '../../src/merge/merge-policies.ts';
import type { MergeResult } from '../../src/merge/types.ts';
import { clauseIndex } from '../../src/read/clause-index.ts';
import { readPolicy } from '../../src/read/read-policy.ts';
import type { PolicyDocument } from '../../src/types.ts';
import { applyEdits, basePolicy, councilEdits, plainText, policyText, schoolEdits } from './generated-policies.ts';

const RUNS = { numRuns: 100 };
const EDITION = { slug: 'generated', number: 2 };

const threeTexts = fc
  .record({ base: basePolicy, school: schoolEdits, council: councilEdits })
  .map(({ base, school, council }) => {
    const [ours, theirs] = [applyEdits(base, 'ours', school), applyEdits(base, 'theirs', council)];
    return {
      policies: { base, ours: ours.policy, theirs: theirs.policy },
      marks: { ours: ours.marks, theirs: theirs.marks },
      base: policyText(base),
      ours: policyText(ours.policy, ['based-on: generated@1']),
      theirs: policyText(theirs.policy),
    };
  });

/** Merges by their texts: the laws look at the same generated cases, each merged once. */
const merged = new Map<string, MergeResult>();
function mergeOf(texts: { base: string; ours: string; theirs: string }): MergeResult {
  const key = [texts.base, texts.ours, texts.theirs].join('\u0000');
  const result = merged.get(key) ?? mergePolicies({ base: texts.base, ours: texts.ours, theirs: texts.theirs });
  merged.set(key, result);
  return result;
}

const wordsByClause = (document: PolicyDocument): Map<string, string> =>
  new Map(clauseIndex(document).map((entry) => [entry.id, entry.words]));
const everything = (result: MergeResult): string =>
  [
    result.text,
    ...result.choices.flatMap((choice) => [choice.base, choice.ours, choice.theirs]),
    ...result.notCarriedOver.map((lost) => lost.text),
  ].join('\n');
const bodyOf = (text: string): string => text.slice(readPolicy(text).contentStart);

describe('laws of taking an update', () => {
  it('1: an unchanged side gives the other byte for byte', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, ours, theirs, policies }) => {
        expect(mergePolicies({ base, ours: base, theirs }).text).toBe(theirs);
        expect(mergePolicies({ base, ours, theirs: base }).text).toBe(ours);
        expect(mergePolicies({ base, ours: theirs, theirs }).text).toBe(theirs);
        // The long way round: only the front matter differs, so no shortcut is taken.
        expect(
          bodyOf(
            mergePolicies({
              base,
              ours: policyText(policies.base, ['based-on: generated@1']),
              theirs,
              edition: EDITION,
            }).text,
          ),
        ).toBe(bodyOf(theirs));
        expect(mergePolicies({ base, ours, theirs: base, edition: { slug: 'generated', number: 1 } }).text).toBe(ours);
      }),
      { ...RUNS, numRuns: 20 },
    );
  });

  it('3, 4: every word a side put in is in the result, in a choice or reported, and none is there twice', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, ours, theirs, marks }) => {
        const result = mergeOf({ base, ours, theirs });
        const found = everything(result);
        for (const { word } of marks.ours) expect(found).toContain(word);
        const keptOut = new Set(
          result.outcomes.filter(({ outcome }) => outcome === 'kept-out').map(({ clauseId }) => clauseId),
        );
        for (const { word, clauseId } of marks.theirs) if (!keptOut.has(clauseId)) expect(found).toContain(word);
        for (const { word } of [...marks.ours, ...marks.theirs]) {
          const times = result.text.split(word).length - 1;
          const most = Math.max(ours.split(word).length, theirs.split(word).length) - 1;
          expect(times).toBeLessThanOrEqual(most);
        }
      }),
      RUNS,
    );
  });

  it('5: a fixed clause is as the edition has it', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, ours, theirs }) => {
        const [edition, after] = [readPolicy(theirs), readPolicy(mergeOf({ base, ours, theirs }).text)];
        const [there, here] = [wordsByClause(edition), wordsByClause(after)];
        for (const node of walkNodes(edition.nodes)) {
          if (node.rule === 'fixed' && here.has(node.id)) expect(here.get(node.id)).toBe(there.get(node.id));
        }
      }),
      RUNS,
    );
  });

  it('6: taking the same edition again changes nothing', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, ours, theirs }) => {
        const once = mergePolicies({ base, ours, theirs, edition: EDITION });
        const twice = mergePolicies({ base: theirs, ours: once.text, theirs, edition: EDITION });
        expect(twice.text).toBe(once.text);
      }),
      { ...RUNS, numRuns: 35 },
    );
  });

  it('7: a clause that one side removed and the other changed is asked about, unless it was left out on purpose', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, ours, theirs }) => {
        const result = mergeOf({ base, ours, theirs });
        const [before, school, council] = [base, ours, theirs].map((text) => wordsByClause(readPolicy(text)));
        const asked = new Set(result.choices.map((choice) => choice.clauseId));
        for (const [id, words] of before ?? []) {
          const [here, there] = [school?.get(id), council?.get(id)];
          if (there === undefined && here !== undefined && here !== words) expect(asked).toContain(id);
          if (here === undefined && there !== undefined && there !== words) {
            const outcome = result.outcomes.find(({ clauseId }) => clauseId === id)?.outcome;
            expect(asked.has(id) || outcome === 'kept-out').toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('8: the result reads again without an error, to the clauses of the two sides', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, ours, theirs }) => {
        const result = mergeOf({ base, ours, theirs });
        const after = readPolicy(result.text);
        expect(after.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
        const ids = walkNodes(after.nodes).map((node) => node.id);
        expect(new Set(ids).size).toBe(ids.length);
        const rules = new Map(walkNodes(readPolicy(theirs).nodes).map((node) => [node.id, node.rule]));
        for (const node of walkNodes(after.nodes)) if (rules.has(node.id)) expect(node.rule).toBe(rules.get(node.id));
      }),
      RUNS,
    );
  });

  it.each(['ours', 'theirs'] as const)(
    '9: %s everywhere settles every choice, and the same input gives the same output',
    (answer) => {
      fc.assert(
        fc.property(threeTexts, ({ base, ours, theirs }) => {
          const open = mergeOf({ base, ours, theirs });
          expect(mergePolicies({ base, ours, theirs })).toEqual(open);
          const answers = Object.fromEntries(open.choices.map((choice) => [choice.clauseId, { answer }]));
          const settled = mergePolicies({ base, ours, theirs, answers });
          expect(settled.choices).toEqual([]);
          expect(settled.clean).toBe(true);
        }),
        { ...RUNS, numRuns: 35 },
      );
    },
  );

  it('2: swapping the sides asks about the same clauses and settles the others alike', () => {
    const wordingOnly = fc
      .record({ base: basePolicy, left: schoolEdits, right: schoolEdits })
      .map(({ base, left, right }) => {
        const words = (edits: typeof left): typeof left =>
          edits.filter(({ do: verb }) => verb !== 'add clause' && verb !== 'remove clause' && verb !== 'fill in');
        const texts = [applyEdits(base, 'ours', words(left)), applyEdits(base, 'theirs', words(right))];
        return {
          base: policyText(base),
          ours: policyText((texts[0] as (typeof texts)[0]).policy),
          theirs: policyText((texts[1] as (typeof texts)[0]).policy),
        };
      });
    fc.assert(
      fc.property(wordingOnly, ({ base, ours, theirs }) => {
        const [one, other] = [
          mergePolicies({ base, ours, theirs }),
          mergePolicies({ base, ours: theirs, theirs: ours }),
        ];
        const asked = (result: MergeResult): string[] => result.choices.map((choice) => choice.clauseId).sort();
        const fixed = new Set(
          walkNodes(readPolicy(base).nodes).flatMap((node) => (node.rule === 'fixed' ? [node.id] : [])),
        );
        expect(asked(one).filter((id) => !fixed.has(id))).toEqual(asked(other).filter((id) => !fixed.has(id)));
      }),
      { ...RUNS, numRuns: 35 },
    );
  });
});

describe('laws of the plain Markdown merge', () => {
  const plain = threeTexts.map(({ policies, marks }) => {
    const [ours, theirs] = [plainText(policies.ours), plainText(policies.theirs)];
    // What a school filled in stands in the front matter, which a plain text has not.
    const isSaid = ({ word }: { readonly word: string }): boolean => `${ours}${theirs}`.includes(word);
    const said = { ours: marks.ours.filter(isSaid), theirs: marks.theirs.filter(isSaid) };
    return { marks: said, base: plainText(policies.base), ours, theirs };
  });

  it('3: no word a side put in is lost', () => {
    fc.assert(
      fc.property(plain, ({ base, ours, theirs, marks }) => {
        const { chunks } = mergeMarkdown({ base, ours, theirs });
        const found = chunks
          .map((chunk) => (typeof chunk === 'string' ? chunk : `${chunk.ours}\n${chunk.theirs}`))
          .join('\n');
        for (const { word } of [...marks.ours, ...marks.theirs]) expect(found).toContain(word);
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  it('7: a changed sentence that the other side removed with its clause is asked about', () => {
    fc.assert(
      fc.property(plain, ({ base, ours, theirs, marks }) => {
        const { chunks } = mergeMarkdown({ base, ours, theirs });
        const settled = chunks.map((chunk) => (typeof chunk === 'string' ? chunk : '')).join('');
        // What both put into one settled sentence was never said by anyone.
        for (const said of settled.split(/(?<=\.)\s+|\n/)) {
          const has = (list: typeof marks.ours): boolean => list.some(({ word }) => said.includes(word));
          expect(has(marks.ours) && has(marks.theirs)).toBe(false);
        }
      }),
      { ...RUNS, numRuns: 200 },
    );
  });
});
