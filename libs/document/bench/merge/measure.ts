import { diffArrays } from 'diff';
import { clauseIndex } from '../../src/read/clause-index.ts';
import { readPolicy } from '../../src/read/read-policy.ts';
import { type MergeCase } from '../merge-corpus/make-cases.ts';
import { type Merged, type Tool } from './tools.ts';

export type Verdict = 'right' | 'wrong' | 'cautious' | 'silent';

export interface Measured {
  readonly texts: MergeCase;
  readonly verdict: Verdict;
  readonly clean: boolean;
  /** Exactly the recorded text; for a choice, with ours chosen and with theirs. */
  readonly agrees: boolean;
  /** Runs of words that a side put in and that are nowhere. */
  readonly lost: readonly string[];
  readonly damaged: boolean;
  readonly choices: number;
  readonly wordsInChoices: number;
  readonly words: number;
  readonly milliseconds: number;
}

/** Merges a case and holds the result against the recorded one. */
export function measure(tool: Tool, texts: MergeCase): Measured {
  const start = performance.now();
  const merged = tool.merge(texts);
  const milliseconds = performance.now() - start;
  const clean = merged.choices.length === 0;
  const agrees = texts.mustChoose
    ? !clean && merged.ours === texts.expected[0] && merged.theirs === texts.expected[1]
    : clean && texts.expected.includes(merged.ours);
  const inChoices = merged.choices.map((choice) =>
    Math.max(wordsOf(choice.ours).length, wordsOf(choice.theirs).length),
  );
  return {
    texts,
    verdict: verdictOf(texts, clean, agrees),
    clean,
    agrees,
    lost: lostRuns(texts, merged),
    damaged: clean && texts.kind === 'policy' && fixedDamaged(texts, merged.ours),
    choices: merged.choices.length,
    wordsInChoices: inChoices.reduce((sum, count) => sum + count, 0),
    words: wordsOf(merged.ours).length,
    milliseconds,
  };
}

function verdictOf({ mustChoose }: MergeCase, clean: boolean, agrees: boolean): Verdict {
  if (mustChoose) return clean ? 'silent' : 'right';
  if (!clean) return 'cautious';
  return agrees ? 'right' : 'wrong';
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Words put in by a side, in runs that end where a sentence, cell or line ends, and that are in no part of what the tool gave. */
function lostRuns(texts: MergeCase, merged: Merged): string[] {
  const everything = ` ${wordsOf(bodyOf(merged.everything)).join(' ')} `;
  const wanted = texts.expected.map((text) => ` ${wordsOf(bodyOf(text)).join(' ')} `);
  return [texts.ours, texts.theirs].flatMap((side) =>
    insertedRuns(bodyOf(texts.base), bodyOf(side)).filter(
      (run) => !everything.includes(` ${run} `) && wanted.some((text) => text.includes(` ${run} `)),
    ),
  );
}

/** Without front matter and typed numbers, which are counted anew. */
function bodyOf(text: string): string {
  return text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '').replace(/^(#+ )?\d+(?:\.\d+)*\.?[ \t]+/gm, '$1');
}

function insertedRuns(base: string, side: string): string[] {
  const tokens = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|[.!?|\n]/gu) ?? [];
  const runs: string[] = [];
  for (const change of diffArrays(tokens(base), tokens(side))) {
    if (!change.added) continue;
    runs.push(
      ...change.value
        .join(' ')
        .split(/ ?[.!?|\n] ?/)
        .map((run) => run.trim())
        .filter(Boolean),
    );
  }
  return runs;
}

function fixedDamaged(texts: MergeCase, result: string): boolean {
  const after = new Map(clauseIndex(readPolicy(result)).map((entry) => [entry.id, entry.words]));
  return clauseIndex(readPolicy(texts.theirs)).some(
    ({ id, rule, words }) => rule === 'fixed' && after.get(id) !== words,
  );
}
