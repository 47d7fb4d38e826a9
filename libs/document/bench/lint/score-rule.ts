import { deskOf, problemsOf, type LintFacts } from '../../src/lint/lint-policy.ts';
import { findingsOf } from '../../src/lint/lint-rule.ts';
import { lintRules } from '../../src/lint/lint-rules.ts';
import { readPolicy } from '../../src/read/read-policy.ts';
import type { Problem } from '../../src/types.ts';
import type { LabelledCase } from './labelled-cases.ts';

/** The day on which the corpus is linted. */
export const CORPUS_DAY = '2026-11-20';

/** A case in which a rule did something else than its labels say. */
export interface Failure {
  readonly labelled: LabelledCase;
  /** Findings that overlap no mark. */
  readonly wrong: readonly Problem[];
  /** Marked words that no finding overlaps. */
  readonly missed: readonly string[];
}

export interface Score {
  readonly cases: number;
  readonly marks: number;
  /** Marks that a finding overlaps. */
  readonly found: number;
  readonly findings: number;
  /** Findings that overlap a mark. */
  readonly right: number;
  /** Share of the findings that are right; 1 when there are none. */
  readonly precision: number;
  /** Share of the marked words that are found; 1 when there are none. */
  readonly recall: number;
  readonly failures: readonly Failure[];
}

/** Lint each case and hold the rule's findings against its marks. */
export function scoreRule(rule: string, cases: readonly LabelledCase[]): Score {
  const total = { findings: 0, right: 0, marks: 0, found: 0 };
  const failures: Failure[] = [];
  for (const labelled of cases) {
    const { text, marks, edition } = labelled;
    const facts = { today: CORPUS_DAY, ...(edition === undefined ? {} : { edition: readPolicy(edition) }) };
    const findings = findingsIn(text, facts, rule);
    const wrong = findings.filter((finding) => !marks.some((mark) => overlap(finding, mark)));
    const missed = marks.filter((mark) => !findings.some((finding) => overlap(finding, mark)));
    total.findings += findings.length;
    total.right += findings.length - wrong.length;
    total.marks += marks.length;
    total.found += marks.length - missed.length;
    if (wrong.length + missed.length > 0)
      failures.push({ labelled, wrong, missed: missed.map(({ start, end }) => text.slice(start, end)) });
  }
  return withShares({ cases: cases.length, ...total, failures });
}

/** What one rule finds in a text; the others are not asked, which would take thirty times as long. */
function findingsIn(text: string, facts: LintFacts, id: string): Problem[] {
  const desk = deskOf(readPolicy(text), facts);
  const asked = lintRules.filter((rule) => rule.id === id);
  return desk ? problemsOf(desk, asked, (rule) => findingsOf(rule, desk)).filter(({ rule }) => rule === id) : [];
}

/** Several scores as one. */
export function sumOfScores(scores: readonly Score[]): Score {
  const total = (count: 'cases' | 'marks' | 'found' | 'findings' | 'right'): number =>
    scores.reduce((all, score) => all + score[count], 0);
  return withShares({
    cases: total('cases'),
    marks: total('marks'),
    found: total('found'),
    findings: total('findings'),
    right: total('right'),
    failures: scores.flatMap(({ failures }) => failures),
  });
}

function withShares(counts: Omit<Score, 'precision' | 'recall'>): Score {
  const { findings, right, marks, found } = counts;
  return { ...counts, precision: findings === 0 ? 1 : right / findings, recall: marks === 0 ? 1 : found / marks };
}

function overlap({ range }: Problem, mark: { start: number; end: number }): boolean {
  return range.start.offset < mark.end && mark.start < range.end.offset;
}
