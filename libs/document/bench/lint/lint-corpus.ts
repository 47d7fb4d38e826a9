import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { lintRules } from '../../src/lint/lint-rules.ts';
import { labelledCases, labelledPolicy, type LabelledCase } from './labelled-cases.ts';
import { scoreRule, type Score } from './score-rule.ts';

/** The folders of the corpus; `corpus/lint/README.md` says what each is for. Between two blind sets there is no `unseen`. */
type Folder = (typeof FOLDERS)[number];

const FOLDERS = [
  'tuning',
  'tuning-2',
  'tuning-3',
  'tuning-4',
  'tuning-5',
  'tuning-6',
  'tuning-7',
  'tuning-8',
  'tuning-9',
  'tuning-10',
  'tuning-11',
  'tuning-12',
  'tuning-13',
  'tuning-14',
  'tuning-15',
  'tuning-16',
  'tuning-17',
  'tuning-18',
  'tuning-19',
  'tuning-20',
  'tuning-21',
  'tuning-22',
  'tuning-23',
  'tuning-24',
  'tuning-25',
  'tuning-26',
  'held-out',
  'unseen',
] as const;

/** A rule's scores on each part of the corpus. */
export interface RuleScores {
  readonly rule: string;
  /** Set by set, in the order in which they were written. */
  readonly tuningSets: readonly Score[];
  readonly heldOut: Score;
  readonly unseen: Score;
}

/** The sets that rules are tuned on. */
export const TUNING_SETS = FOLDERS.filter((folder) => folder.startsWith('tuning'));

/** A rule with fewer cases than this is listed as untested: its figures say too little. */
export const FEWEST_CASES = 30;

/** Score rules on each part; a rule without a file has no passages. */
export function scoreCorpus(rules: readonly string[] = lintRules.map(({ id }) => id)): RuleScores[] {
  const tuned = TUNING_SETS.map(casesOf);
  const heldOut = casesOf('held-out');
  const unseen = casesOf('unseen');
  return rules.map((rule) => ({
    rule,
    tuningSets: tuned.map((cases) => scoreRule(rule, cases(rule))),
    heldOut: scoreRule(rule, heldOut(rule)),
    unseen: scoreRule(rule, unseen(rule)),
  }));
}

/** The cases of a folder, rule by rule. */
export function casesOf(folder: Folder): (rule: string) => LabelledCase[] {
  const policies = wholePolicies(folder);
  return (rule) => [...passages(folder, rule), ...policies.map((policy) => policy(rule))];
}

/** Whether there is a set that no rule was tuned on beside the held-out one. */
export function hasUnseen(): boolean {
  return existsSync(new URL('unseen/', CORPUS));
}

/** So many texts of the corpus, evenly from all of it: a test that tried all of them would take longer with each set that is written. */
export function someCorpusTexts(count: number): string[] {
  const texts = corpusTexts();
  const each = Math.max(1, Math.floor(texts.length / count));
  return texts.filter((_, at) => at % each === 0);
}

/** Every text of the corpus without its marks: what else is true of any text is tried on them. */
export function corpusTexts(): string[] {
  return textsIn(FOLDERS);
}

/** Those of the sets that rules are tuned on. */
export function tunedTexts(): string[] {
  return textsIn(TUNING_SETS);
}

function textsIn(folders: readonly Folder[]): string[] {
  return folders.flatMap((folder) => [
    ...lintRules.flatMap(({ id }) => passages(folder, id).map(({ text }) => text)),
    ...wholePolicies(folder).map((policy) => policy('').text),
  ]);
}

const CORPUS = new URL('../../corpus/lint/', import.meta.url);

function passages(folder: Folder, rule: string): LabelledCase[] {
  const file = new URL(`${folder}/${rule}.txt`, CORPUS);
  return existsSync(file) ? labelledCases(readFileSync(file, 'utf8')).map((labelled) => ({ ...labelled, folder })) : [];
}

function wholePolicies(folder: Folder): ((rule: string) => LabelledCase)[] {
  const policies = new URL(`${folder}/policies/`, CORPUS);
  if (!existsSync(policies)) return [];
  return readdirSync(policies).map((name) => labelledPolicy(readFileSync(new URL(name, policies), 'utf8'), name));
}
