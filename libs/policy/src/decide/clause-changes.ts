import type { ClauseIndexEntry } from '@ratify/document';

export interface ClauseChange {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly what: 'added' | 'removed' | 'reworded' | 'rule changed';
}

/** Kinds of part that carry a published id of their own. */
export const reusableKinds: ReadonlySet<string> = new Set([
  'section',
  'clause',
  'appendix',
  'duty',
  'record',
  'notice',
]);

/** What a publisher must weigh between two texts, clause by clause; a mere move or new number is no change. */
export function changedClauses(
  before: readonly ClauseIndexEntry[],
  after: readonly ClauseIndexEntry[],
): ClauseChange[] {
  const earlier = new Map(before.map((clause) => [clause.id, clause]));
  const later = new Set(after.map((clause) => clause.id));
  return [
    ...after.flatMap((clause) => {
      const what = changeOf(earlier.get(clause.id), clause);
      return what ? [toChange(clause, what)] : [];
    }),
    ...before.filter((clause) => !later.has(clause.id)).map((clause) => toChange(clause, 'removed')),
  ];
}

function changeOf(before: ClauseIndexEntry | undefined, after: ClauseIndexEntry): ClauseChange['what'] | undefined {
  if (!before) return 'added';
  if (before.words !== after.words || before.title !== after.title) return 'reworded';
  return before.rule === after.rule ? undefined : 'rule changed';
}

function toChange(clause: ClauseIndexEntry, what: ClauseChange['what']): ClauseChange {
  return { clauseId: clause.id, number: clause.number, title: clause.title, what };
}

type Provision = Pick<ClauseIndexEntry, 'title' | 'words'>;

/** Share of words that two wordings of one provision keep in common at the least, when even its title changed. */
const LEAST_COMMON_WORDS = 0.3;

/** Whether two clauses with one id can be the same provision: the same title, or enough of the same words. */
export function isSameProvision(before: Provision, after: Provision): boolean {
  const [titleBefore, titleAfter] = [fold(before.title), fold(after.title)];
  if (titleBefore !== '' && titleBefore === titleAfter) return true;
  const [one, other] = [wordsOf(before), wordsOf(after)];
  const smaller = Math.min(one.size, other.size);
  if (smaller === 0) return one.size === other.size;
  const common = [...one].filter((word) => other.has(word)).length;
  return common / smaller >= LEAST_COMMON_WORDS;
}

function fold(words: string): string {
  return words.normalize('NFC').toLowerCase().trim();
}

/** Words that say something: the short ones stand in every clause. */
function wordsOf(clause: Provision): Set<string> {
  return new Set(fold(`${clause.title} ${clause.words}`).match(/[\p{L}\p{N}]{4,}/gu) ?? []);
}
