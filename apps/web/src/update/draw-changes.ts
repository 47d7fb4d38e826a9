import { sayOutcome, titleOf } from './choice-words.ts';
import { updatePath, type FoundUpdate } from './find-update.ts';
import type { Change } from './update-documents.ts';

/** A change as the pages show it. */
export interface DrawnChange extends Change {
  readonly heading: string;
  readonly words: string;
  readonly href: string;
  /** It was not fixed before and is now. */
  readonly madeFixed: boolean;
}

export interface DrawnChanges {
  readonly comesIn: readonly DrawnChange[];
  readonly declined: readonly DrawnChange[];
  readonly stays: readonly DrawnChange[];
}

/** What an update does, group by group. */
export function drawChanges(found: FoundUpdate): DrawnChanges {
  const drawn = found.preview.changes.map((change) => drawChange(found, change));
  const inGroup = (group: string): DrawnChange[] => drawn.filter((each) => each.group === group);
  return { comesIn: inGroup('comes-in'), declined: inGroup('declined-before'), stays: inGroup('stays') };
}

export function drawChange(found: FoundUpdate, change: Change): DrawnChange {
  const isChoice = found.preview.choices.some((each) => each.clauseId === change.clauseId);
  const page = `${isChoice ? 'choices' : 'changes'}/${encodeURIComponent(change.clauseId)}`;
  return {
    ...change,
    heading: titleOf(change),
    words: change.declined ? 'Declined' : isChoice ? 'As you answered' : sayOutcome(change.outcome),
    href: `${updatePath(found)}/${page}`,
    madeFixed: change.rule === 'fixed' && change.ruleBefore !== null,
  };
}
