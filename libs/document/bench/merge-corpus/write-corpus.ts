import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { makeCases, type MergeCase } from './make-cases.ts';
import { type Prose } from './model.ts';
import { readProse } from './read-prose.ts';
import { packCase, unpackCase, type StoredCase } from './stored-case.ts';

/** The halves of the corpus: which prose, and which draws. */
export const HALVES = { tuning: 20_260_901, 'held-out': 90_210_733 } as const;
export type Half = keyof typeof HALVES;

const CORPUS = new URL('../../corpus/merge/', import.meta.url);

/** The prose a half is made of. */
export function proseOf(half: Half): Prose[] {
  const folder = new URL(`prose/${half}/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((file) => readProse(readFileSync(new URL(file, folder), 'utf8')));
}

/** The cases of a half as committed. */
export function readCorpus(half: Half): MergeCase[] {
  const folder = new URL(`${half}/`, CORPUS);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trim().split('\n'))
    .map((line) => unpackCase(JSON.parse(line) as StoredCase));
}

/** Writes a half anew; only for a half that is not committed yet. */
function writeHalf(half: Half): void {
  const folder = new URL(`${half}/`, CORPUS);
  mkdirSync(folder, { recursive: true });
  const cases = makeCases(proseOf(half), { name: half, seed: HALVES[half], each: 12 });
  for (const kind of ['policy', 'markdown'] as const) {
    const lines = cases.filter((each) => each.kind === kind).map((each) => JSON.stringify(packCase(each)));
    writeFileSync(new URL(`${kind}.jsonl`, folder), `${lines.join('\n')}\n`);
  }
}

const [, script, half] = process.argv;
if (script === new URL(import.meta.url).pathname) writeHalf(half === 'held-out' ? 'held-out' : 'tuning');
