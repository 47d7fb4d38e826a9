import {
  findNode,
  leaveOutClause,
  takeCopyChanges,
  type CopyAnswer,
  type CopyChange,
  type PolicyDocument,
} from '@ratify/document';
import type { WeighedWordChange, WordChangeAnswer } from '@ratify/policy';
import type { WordReturn } from '@ratify/store';
import { breachesOf, type OpenDraft } from '../customise/change-draft.ts';
import { readStored } from '../shell/read-stored.ts';

/** The changes of a file that came back, as libs/document made them. */
export function changesOf({ found }: WordReturn): readonly CopyChange[] {
  return found.changes as readonly CopyChange[];
}

/** Each change of a file that came back, weighed against the draft as it is now and the rules that bind it. */
export function weighReturn(open: OpenDraft, brought: WordReturn): WeighedWordChange[] {
  const changes = changesOf(brought);
  const { document } = open;
  // Each stands by itself: what is fixed or lost does not speak of the others.
  const answers = Object.fromEntries(changes.map(({ id }) => [id, 'word' as const]));
  const { standings } = takeCopyChanges(document, changes, answers);
  const all = readStored(takeCopyChanges(document, changes, answers).text);
  const before = new Set(breachesOf(document, open).map(keyOf));
  const broken = new Map(
    breachesOf(all, open)
      .filter((each) => !before.has(keyOf(each)))
      .map((each) => [each.clauseId, each.code] as const),
  );
  return changes.map((change) => {
    const clauseId = change.kind === 'answered' ? '' : change.clauseId;
    const needsReason = change.kind === 'removed' && ruleOf(open, clauseId) === 'optional';
    const breach = broken.get(clauseId);
    return {
      ...{ id: change.id, name: nameOf(document, change), clauseId, needsReason },
      standing: standings.get(change.id) ?? 'lost',
      breach: needsReason || breach === undefined || breach === 'LEFT_OUT_NOT_OPTIONAL' ? null : breach,
    };
  });
}

function keyOf({ clauseId, code }: { readonly clauseId: string; readonly code: string }): string {
  return `${clauseId} ${code}`;
}

/** The rule of record is the edition's. */
function ruleOf({ editionDocument }: OpenDraft, clauseId: string): string | undefined {
  return editionDocument ? findNode(editionDocument, clauseId)?.rule : undefined;
}

function nameOf(document: PolicyDocument, change: CopyChange): string {
  if (change.kind === 'answered') {
    const blank = document.frontMatter?.blanks.find(({ id }) => id === change.blankId);
    return blank?.label ?? change.blankId;
  }
  const node = findNode(document, change.kind === 'added' ? change.behind : change.clauseId);
  const name = node ? `${node.number} ${node.title}`.trim() : '';
  return change.kind === 'added' ? (name ? `After ${name}` : 'At the beginning') : name || change.clauseId;
}

/** The draft with what was chosen taken into it; an optional clause goes with its reason. */
export function takenText(
  document: PolicyDocument,
  changes: readonly CopyChange[],
  chosen: readonly WordChangeAnswer[],
): string {
  const wanted = new Map(chosen.map((each) => [each.changeId, each]));
  const reasonOf = ({ id }: CopyChange): string => wanted.get(id)?.reason?.trim() ?? '';
  const answers: Record<string, CopyAnswer> = {};
  for (const { changeId, answer } of chosen) if (answer) answers[changeId] = answer;
  const taken = changes.filter(({ id }) => wanted.has(id));
  const leftOut = taken.filter((change) => change.kind === 'removed' && reasonOf(change) !== '');
  const { text } = takeCopyChanges(
    document,
    taken.filter((change) => !leftOut.includes(change)),
    answers,
  );
  return leftOut.reduce((draft, change) => {
    if (change.kind !== 'removed') return draft;
    const edit = leaveOutClause(readStored(draft), change.clauseId, reasonOf(change));
    return 'text' in edit ? edit.text : draft;
  }, text);
}
