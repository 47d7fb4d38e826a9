/**
 * Finds how much each measure of `reference-subject/unrelated.ts` tells, on the sets that rules are tuned on, and prints it:
 *
 *     node --conditions=@ratify/source --no-warnings libs/document/bench/fit-reference-subject.ts
 *
 * The figures above it are of each set with what all others tell: what the rule may reach on a text that it has not seen.
 */
import { deskOf } from '../src/lint/lint-policy.ts';
import { referencesSaid, wordsFind } from '../src/lint/reference-subject/reference-subject.ts';
import { measure, type Measured } from '../src/lint/reference-subject/unrelated.ts';
import { readPolicy } from '../src/read/read-policy.ts';
import { casesOf, TUNING_SETS } from './lint/lint-corpus.ts';
import { CORPUS_DAY } from './lint/score-rule.ts';

/** What measures are worth is held back by so much: few cases tell little. */
const HELD_BACK = 3;
const ROUNDS = 20;
const SURE = [0.7, 0.75, 0.8, 0.85, 0.9];

interface Example {
  readonly set: string;
  readonly isWrong: boolean;
  /** Whether the rule finds it without asking what words mean. */
  readonly isFound: boolean;
  readonly where: string;
  readonly measured?: Measured;
  readonly alone?: readonly number[];
}

const examples = TUNING_SETS.flatMap((set) =>
  casesOf(set)('reference-subject').flatMap(({ text, marks, line, remark }): Example[] => {
    const desk = deskOf(readPolicy(text), { today: CORPUS_DAY });
    if (!desk) return [];
    return referencesSaid(desk).map((one) => {
      const { start, end, part } = one.said.reference;
      const target = text.slice(part.start, part.end);
      const measured = measure(one.said, one.subjects(), target);
      return {
        set,
        isWrong: marks.some((mark) => mark.start < end && start < mark.end),
        isFound: wordsFind(one) !== undefined,
        where: `${set}:${line} ${remark} | ${one.said.before.slice(-70)} ⟨${part.title}⟩ ${one.said.after.slice(0, 30)}`,
        ...(measured && !one.isLeftAlone ? { measured } : {}),
        ...(measured && !one.isLeftAlone ? { alone: measured.alone() } : {}),
      };
    });
  }),
);

type Kind = Measured['kind'];
const KINDS: readonly Kind[] = ['withOthers', 'alone'];

/** What is learnt from: of every reference may be learnt what it says alone. */
function lessonsOf(kind: Kind, from: readonly Example[]): { values: readonly number[]; isWrong: boolean }[] {
  return from.flatMap(({ measured, alone, isWrong }) => {
    const values = kind === 'alone' ? alone : measured?.kind === kind ? measured.measures : undefined;
    return values ? [{ values, isWrong }] : [];
  });
}

const chances = new Map<Example, number>();
for (const set of TUNING_SETS) {
  const others = examples.filter((one) => one.set !== set);
  for (const kind of KINDS) {
    const tells = learn(lessonsOf(kind, others));
    for (const one of examples)
      if (one.set === set && one.measured?.kind === kind) chances.set(one, chance(tells, one.measured.measures));
  }
}

for (const sure of SURE) {
  const isFound = (one: Example): boolean => one.isFound || (chances.get(one) ?? 0) > sure;
  const figures = (of: readonly Example[]): string => {
    const found = of.filter(isFound);
    const wrong = of.filter((one) => one.isWrong);
    const share = (some: number, all: number): string => (all === 0 ? 1 : some / all).toFixed(2);
    return `${share(found.filter((one) => one.isWrong).length, found.length)}/${share(wrong.filter(isFound).length, wrong.length)}`;
  };
  const sets = TUNING_SETS.map(
    (set) => `${set.replace('tuning-', '')}:${figures(examples.filter((one) => one.set === set))}`,
  );
  process.stdout.write(`sure at ${sure}: ${figures(examples)}  ${sets.join(' ')}\n`);
}
if (process.argv.includes('--failures'))
  for (const one of examples) {
    const sure = chances.get(one) ?? 0;
    if (one.isWrong !== (one.isFound || sure > (one.measured?.kind === 'alone' ? 0.75 : 0.7)))
      process.stdout.write(
        `${one.isWrong ? 'missed' : 'wrong '} ${one.isFound ? 'words' : sure.toFixed(2)} ${one.measured?.kind ?? '-'} ${one.where}\n`,
      );
  }
for (const kind of KINDS)
  process.stdout.write(
    `${kind}: [${learn(lessonsOf(kind, examples))
      .map((value) => value.toFixed(2))
      .join(', ')}]\n`,
  );

function chance(tells: readonly number[], values: readonly number[]): number {
  const sum = values.reduce((total, value, at) => total + value * (tells[at] ?? 0), tells[values.length] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Logistic regression by Newton's method over measures of one spread; what it finds is told of the measures as they are. */
function learn(lessons: readonly { values: readonly number[]; isWrong: boolean }[]): number[] {
  const size = lessons[0]?.values.length ?? 0;
  const column = (at: number): number[] => lessons.map(({ values }) => values[at] ?? 0);
  const means = Array.from({ length: size }, (_, at) => sum(column(at)) / lessons.length);
  const spreads = means.map(
    (mean, at) => Math.sqrt(sum(column(at).map((value) => (value - mean) ** 2)) / lessons.length) || 1,
  );
  const rows = lessons.map(({ values }) => [
    ...values.map((value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1)),
    1,
  ]);
  let tells = new Array<number>(size + 1).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const sure = rows.map((row) => 1 / (1 + Math.exp(-sum(row.map((value, at) => value * (tells[at] ?? 0))))));
    const back = tells.map((_, at) => (at < size ? HELD_BACK : 1e-6));
    const slope = tells.map(
      (value, at) =>
        sum(rows.map((row, one) => (row[at] ?? 0) * ((sure[one] ?? 0) - Number(lessons[one]?.isWrong)))) +
        (back[at] ?? 0) * value,
    );
    const bend = tells.map((_, at) =>
      tells.map(
        (__, other) =>
          sum(rows.map((row, one) => (row[at] ?? 0) * (row[other] ?? 0) * (sure[one] ?? 0) * (1 - (sure[one] ?? 0)))) +
          (at === other ? (back[at] ?? 0) : 0),
      ),
    );
    const step = solve(bend, slope);
    tells = tells.map((value, at) => value - (step[at] ?? 0));
  }
  const plain = tells.slice(0, size).map((value, at) => value / (spreads[at] ?? 1));
  return [...plain, (tells[size] ?? 0) - sum(plain.map((value, at) => value * (means[at] ?? 0)))];
}

/** Gauss's elimination; the matrix is symmetric and positive. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  rows.forEach((pivot, at) =>
    rows.forEach((row, other) => {
      if (other === at) return;
      const times = (row[at] ?? 0) / (pivot[at] ?? 1);
      pivot.forEach((value, column) => (row[column] = (row[column] ?? 0) - times * value));
    }),
  );
  return rows.map((row, at) => (row[right.length] ?? 0) / (row[at] ?? 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
