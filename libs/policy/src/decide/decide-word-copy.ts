import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Refusal } from '../refusals/refusal.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';
import { type Actor, isBlankText, type PlanRecord } from './plan-parts.ts';

/** A draft that is to go out as a Word file. */
export interface MakeWordCopyState {
  readonly actor: Actor;
  readonly policyId: string;
  readonly draft: { readonly version: number; readonly text: string };
}

/** Makes a Word copy of a draft; an empty one has nothing to send round. */
export function decideMakeWordCopy(
  { policyId, draft }: MakeWordCopyState,
  { copyId }: { readonly copyId: string },
): Decided<PlanRecord> {
  return decided([isBlankText(draft.text) && refuse('TEXT_EMPTY', { where: 'text' })], () => ({
    audit: [
      { action: 'word-copy.made', subject: 'Draft', subjectId: policyId, data: { copyId, version: draft.version } },
    ],
    jobs: [],
  }));
}

export interface BringBackState {
  readonly policyId: string;
  /** The copy that the file is, or that it is taken for; null where there is none of this policy. */
  readonly copy: { readonly id: string } | null;
}

/** Brings a Word file back. It is kept beside the draft, which stays as it is. */
export function decideBringBack(
  { policyId, copy }: BringBackState,
  { returnId, fileName }: { readonly returnId: string; readonly fileName: string },
): Decided<PlanRecord> {
  return decided([!copy && refuse('WORD_COPY_UNKNOWN', { where: fileName })], () => ({
    audit: [
      {
        ...{ action: 'word-copy.returned', subject: 'Draft', subjectId: policyId },
        data: { returnId, copyId: copy?.id ?? '' },
      },
    ],
    jobs: [],
  }));
}

/** How a change of a Word file stands to the draft: see `CopyStanding` in libs/document. */
export type WordChangeStanding = 'clean' | 'both' | 'choice' | 'done' | 'lost';

/** A change of a Word file, weighed against the draft as it is now. */
export interface WeighedWordChange {
  readonly id: string;
  /** As a person names it: its number and title. */
  readonly name: string;
  readonly clauseId: string;
  readonly standing: WordChangeStanding;
  /** The rule of its clause that it does not keep. */
  readonly breach: 'FIXED_CLAUSE_CHANGED' | 'REQUIRED_CLAUSE_MISSING' | 'LOCAL_CLAUSE_EMPTY' | null;
  /** It takes an optional clause out, which is done with a reason. */
  readonly needsReason: boolean;
}

export interface WordChangeAnswer {
  readonly changeId: string;
  /** For a choice: whose words stand. */
  readonly answer?: 'word' | 'draft' | null;
  readonly reason?: string | null;
}

export interface TakeWordReturnState {
  readonly draft: { readonly version: number; readonly text: string };
  readonly changes: readonly WeighedWordChange[];
}

export interface TakeWordReturnInput {
  readonly version: number;
  readonly take: readonly WordChangeAnswer[];
}

/** What is taken of a Word file: those that were asked for, of which none is refused. */
export interface TakeWordReturnPlan {
  readonly take: readonly WordChangeAnswer[];
}

/** Takes changes of a Word file into the draft: those that were chosen, each only as the rule of its clause lets it. */
export function decideTakeWordReturn(
  { draft, changes }: TakeWordReturnState,
  { version, take }: TakeWordReturnInput,
): Decided<TakeWordReturnPlan> {
  const known = new Map(changes.map((each) => [each.id, each]));
  return decided(
    [
      refuseStaleDraft(draft, { version }),
      take.length === 0 && refuse('NOTHING_CHOSEN', { where: 'take' }),
      ...take.flatMap((each) => refuseTaking(known.get(each.changeId), each)),
    ],
    () => ({ take: take.filter((each) => known.get(each.changeId)?.standing !== 'done' && each.answer !== 'draft') }),
  );
}

function refuseTaking(change: WeighedWordChange | undefined, { answer, reason }: WordChangeAnswer): Refusal[] {
  if (!change) return [refuse('NOT_FOUND', { where: 'take' })];
  const { name: where, clauseId, standing, breach, needsReason } = change;
  const place = { where, clauseId };
  return [
    breach && refuse(breach, place),
    standing === 'lost' && refuse('WORD_CHANGE_UNPLACED', place),
    standing === 'choice' && !answer && refuse('CHOICE_UNANSWERED', place),
    needsReason && isBlankText(reason ?? '') && refuse('REASON_MISSING', place),
  ].filter((each) => !!each);
}
