import {
  findNode,
  redlineHtml,
  saidParts,
  takeCopyChanges,
  type CopyChange,
  type PolicyDocument,
} from '@ratify/document';
import { refusalText, type PlainDate, type WordChangeStanding } from '@ratify/policy';
import type { Repositories, WordCopy, WordReturn } from '@ratify/store';
import { loadDraft } from '../customise/change-draft.ts';
import { changesOf, weighReturn } from './weigh-return.ts';
import { readStored } from '../shell/read-stored.ts';

/** A change of a Word file as a page shows it. */
export interface ShownWordChange {
  readonly id: string;
  readonly kind: CopyChange['kind'];
  readonly clauseId: string;
  readonly name: string;
  readonly standing: WordChangeStanding;
  /** As the draft has it now. */
  readonly before: string;
  /** As the file has it. */
  readonly after: string;
  readonly redline: string;
  /** Why it cannot be taken; null when it can. */
  readonly hindrance: string | null;
  readonly needsReason: boolean;
}

/** Words of a file that no change carries, with the clause they stand in. */
export interface ShownWords {
  readonly name: string;
  readonly words: string;
  readonly why: string;
}

export interface ShownWordReturn {
  readonly brought: WordReturn;
  readonly copy: WordCopy;
  /** The version of the draft that it is weighed against. */
  readonly version: number;
  readonly changes: readonly ShownWordChange[];
  readonly notCarried: readonly ShownWords[];
  readonly remarks: readonly (WordReturn['found']['remarks'][number] & { readonly name: string })[];
}

/** What a Word file brings, clause by clause, against the draft as it is now. */
export async function viewWordReturn(
  rows: Repositories,
  brought: WordReturn,
  today: PlainDate,
): Promise<ShownWordReturn> {
  const { organisationId, policyId } = brought;
  const copy = await rows.wordCopies.get({ organisationId, id: brought.copyId });
  const open = await loadDraft(rows, organisationId, policyId, { today });
  const changes = changesOf(brought);
  const weighed = new Map(weighReturn(open, brought).map((each) => [each.id, each]));
  const answers = Object.fromEntries(changes.map(({ id }) => [id, 'word' as const]));
  const after = readStored(takeCopyChanges(open.document, changes, answers).text);
  const [now, then] = [wordings(open.document, copy.facts), wordings(after, copy.facts)];
  const sent = readStored(copy.text);
  const nameOf = (clauseId: string): string => {
    const node = findNode(open.document, clauseId) ?? findNode(sent, clauseId);
    return node ? `${node.number} ${node.title}`.trim() : '';
  };
  return {
    ...{ brought, copy, version: open.draft.version },
    changes: changes.map((change): ShownWordChange => {
      const { name, clauseId, standing, breach, needsReason } = weighed.get(change.id)!;
      const wording = wordingsOf(change, now, then);
      const hindrance = breach ? refusalText[breach] : standing === 'lost' ? refusalText.WORD_CHANGE_UNPLACED : null;
      return {
        ...{ id: change.id, kind: change.kind, clauseId, name, standing, needsReason, ...wording },
        redline: redlineHtml(wording.before, wording.after),
        hindrance: hindrance && `${hindrance.what} ${hindrance.whatToDo}`,
      };
    }),
    notCarried: brought.found.notCarried.map(({ clauseId, words, why }) => ({ name: nameOf(clauseId), words, why })),
    remarks: brought.found.remarks.map((each) => ({ ...each, name: nameOf(each.clauseId) })),
  };
}

type Wordings = ReadonlyMap<string, string>;

/** What each part says itself, with its title where it stands over it. */
function wordings(document: PolicyDocument, organisation: WordCopy['facts']): Wordings {
  return new Map(
    saidParts(document, { organisation }).map(({ id, kind, title, wording }) => {
      const heading = kind === 'section' || kind === 'appendix' ? [title] : [];
      return [id, [...heading, wording].filter(Boolean).join('\n')] as const;
    }),
  );
}

function wordingsOf(
  change: CopyChange,
  now: Wordings,
  then: Wordings,
): { readonly before: string; readonly after: string } {
  switch (change.kind) {
    case 'answered':
      return { before: change.before, after: change.after };
    case 'removed':
      return { before: now.get(change.clauseId) ?? '', after: '' };
    case 'added':
      return {
        before: '',
        after: then.get(change.clauseId) ?? [change.heading?.title ?? '', change.body].filter(Boolean).join('\n'),
      };
    default: {
      const before = now.get(change.clauseId) ?? '';
      // Of a change that finds no place, the words themselves are shown.
      const lost = change.stretches.map(({ after }) => after.trim()).join('\n');
      const after = then.get(change.clauseId);
      return { before, after: after === undefined || after === before ? lost : after };
    }
  }
}
