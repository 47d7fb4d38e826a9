import { existsSync, readFileSync } from 'node:fs';
import { lintRules } from '../../src/lint/lint-rules.ts';
import { labelledCases } from './labelled-cases.ts';
import { scoreRule, type Score } from './score-rule.ts';

export type Half = 'tuning' | 'held-out';

/** A rule's scores on both halves of the corpus. */
export interface RuleScores {
  readonly rule: string;
  readonly tuning: Score;
  readonly heldOut: Score;
}

/** A rule with fewer held-out cases than this is listed as untested: its figures say too little. */
export const FEWEST_CASES = 30;

/** Score rules on both halves; a rule without a file has no cases. */
export function scoreCorpus(rules: readonly string[] = lintRules.map(({ id }) => id)): RuleScores[] {
  return rules.map((rule) => ({ rule, tuning: scoreHalf('tuning', rule), heldOut: scoreHalf('held-out', rule) }));
}

function scoreHalf(half: Half, rule: string): Score {
  const file = new URL(`../../corpus/lint/${half}/${rule}.txt`, import.meta.url);
  return scoreRule(rule, existsSync(file) ? labelledCases(readFileSync(file, 'utf8')) : []);
}
