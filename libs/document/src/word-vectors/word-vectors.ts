import { TABLE } from './table.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const MIDDLE = 32;

interface Word {
  readonly weight: number;
  readonly vector: Float32Array;
}

let rows: ReadonlyMap<string, string> | undefined;
const known = new Map<string, Word | undefined>();

/** The table is read when it is first asked for, and each of its rows when its stem is. */
function wordOf(stem: string): Word | undefined {
  if (known.has(stem)) return known.get(stem);
  rows ??= new Map(
    TABLE.split('\n').map((row) => {
      const at = row.indexOf(' ');
      return [row.slice(0, at), row.slice(at + 1)] as const;
    }),
  );
  const row = rows.get(stem);
  // What the table does not have is not kept: a text may be made of such words.
  if (row === undefined) return undefined;
  const word = readRow(row);
  known.set(stem, word);
  return word;
}

function readRow(row: string): Word {
  const digits = Array.from(row, (digit) => DIGITS.indexOf(digit));
  const [weight = 0, ...values] = digits;
  const length = Math.hypot(...values.map((value) => value - MIDDLE)) || 1;
  return {
    weight: weight / (DIGITS.length - 1),
    vector: Float32Array.from(values, (value) => (value - MIDDLE) / length),
  };
}

/** How much a stem says of what a text is about: from 0, as every policy has it, to 1. */
export function weightOfStem(stem: string): number {
  return wordOf(stem)?.weight ?? 1;
}

/** The vector of a stem, of length 1; undefined for a word that the table does not have. */
export function vectorOfStem(stem: string): Float32Array | undefined {
  return wordOf(stem)?.vector;
}

/** How near two vectors of length 1 are: 1 for the same, about 0 for two that have nothing to do with each other. */
export function nearness(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
