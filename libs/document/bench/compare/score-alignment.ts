import type { Alignment, LabelledPair } from './read-pairs.ts';

/** Found and right, found, and to be found. */
export interface Tally {
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

export type Scored = 'answers' | 'matched' | 'reworded' | 'missing here' | 'only here';
export type Scores = Readonly<Record<Scored, Tally>>;

export const SCORED: readonly Scored[] = ['answers', 'matched', 'reworded', 'missing here', 'only here'];

/**
 * Holds an alignment against the truth. `answers` counts every pair of clauses; `matched` and `reworded` the nearest answer of a
 * clause of the base, in the same words or in others; the rest the clauses that nothing answers, on either side.
 */
export function scoreAlignment(pair: LabelledPair, { answers }: Alignment): Scores {
  const { baseWords, otherWords, truth } = pair;
  const said = (pairs: ReadonlyMap<string, readonly string[]>): string[] =>
    [...pairs].flatMap(([base, others]) => others.map((other) => `${base} ${other}`));
  const kindOf = (base: string, other: string): 'matched' | 'reworded' =>
    baseWords.get(base) === otherWords.get(other) ? 'matched' : 'reworded';
  const nearest = (kind: 'matched' | 'reworded'): Tally => {
    const found = [...answers].filter(([base, [first = '']]) => kindOf(base, first) === kind);
    return {
      found: found.length,
      wanted: [...truth].filter(([base, others]) => others.every((other) => kindOf(base, other) === kind)).length,
      right: found.filter(([base, [first = '']]) => truth.get(base)?.includes(first)).length,
    };
  };
  const unanswered = (labels: readonly string[], inFound: ReadonlySet<string>, inTruth: ReadonlySet<string>): Tally =>
    tallyOf(
      labels.filter((label) => !inFound.has(label)),
      labels.filter((label) => !inTruth.has(label)),
    );
  return {
    answers: tallyOf(said(answers), said(truth)),
    matched: nearest('matched'),
    reworded: nearest('reworded'),
    'missing here': unanswered([...baseWords.keys()], new Set(answers.keys()), new Set(truth.keys())),
    'only here': unanswered(
      [...otherWords.keys()],
      new Set([...answers.values()].flat()),
      new Set([...truth.values()].flat()),
    ),
  };
}

function tallyOf(found: readonly string[], wanted: readonly string[]): Tally {
  const right = new Set(wanted);
  return { found: found.length, wanted: wanted.length, right: found.filter((each) => right.has(each)).length };
}

/** Several scores as one. */
export function sumOf(scores: readonly Scores[]): Scores {
  const sum = (kind: Scored): Tally =>
    scores.reduce(
      (total, { [kind]: { right, found, wanted } }) => ({
        right: total.right + right,
        found: total.found + found,
        wanted: total.wanted + wanted,
      }),
      { right: 0, found: 0, wanted: 0 },
    );
  return {
    answers: sum('answers'),
    matched: sum('matched'),
    reworded: sum('reworded'),
    'missing here': sum('missing here'),
    'only here': sum('only here'),
  };
}

/** Of what was found, the part that is right. */
export const precisionOf = ({ right, found }: Tally): number => (found === 0 ? 1 : right / found);
/** Of what was to be found, the part that was. */
export const recallOf = ({ right, wanted }: Tally): number => (wanted === 0 ? 1 : right / wanted);
/** Both as one figure. */
export const balanceOf = (tally: Tally): number => {
  const [precision, recall] = [precisionOf(tally), recallOf(tally)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
};
