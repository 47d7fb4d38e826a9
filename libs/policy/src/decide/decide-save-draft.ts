import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

/** Longest text that is read at all, in characters. */
export const LONGEST_TEXT = 1_000_000;

export interface SaveDraftState {
  readonly actor: Actor;
  /** Whose text it is: a policy's draft or a template's. */
  readonly subject: 'Policy' | 'Template';
  readonly subjectId: string;
  readonly draft: { readonly version: number; readonly text: string };
}

export interface SaveDraftInput {
  /** The version that the writer had open. */
  readonly version: number;
  readonly text: string;
}

export interface SaveDraftPlan extends PlanRecord {
  /** Null when nothing changed: then the version stays and nothing is written. */
  readonly draft: { readonly text: string; readonly version: number; readonly updatedBy: string } | null;
}

/**
 * Saves the working text of a policy or a template. A stale save is refused with both texts. Errors and broken clause rules
 * do not stop a save, for then work would be lost: they stop submitting and publishing.
 */
export function decideSaveDraft(state: SaveDraftState, input: SaveDraftInput): Decided<SaveDraftPlan> {
  const { actor, draft, subjectId } = state;
  const version = draft.version + 1;
  const changed = input.text !== draft.text;
  return decided(
    [
      isBlankText(input.text) && refuse('TEXT_EMPTY', { where: 'text' }),
      input.text.length > LONGEST_TEXT && refuse('TEXT_TOO_LARGE', { where: 'text' }),
      // The same words twice are no clash, whoever saved them first.
      changed && refuseStaleDraft(draft, input),
    ],
    () => ({
      draft: changed ? { text: input.text, version, updatedBy: actor.personId } : null,
      audit: changed
        ? [{ action: 'draft.saved', subject: 'Draft', subjectId, data: { of: state.subject, version } }]
        : [],
      jobs: [],
    }),
  );
}

/** The refusal of a save or send from an old version, carrying both texts so that neither is lost. */
export function refuseStaleDraft(
  draft: { readonly version: number; readonly text: string },
  input: { readonly version: number; readonly text?: string },
): Refusal | null {
  if (draft.version === input.version) return null;
  const yours: Record<string, string> = input.text === undefined ? {} : { yours: input.text };
  return refuse('STALE_DRAFT', { details: { ...yours, theirs: draft.text, version: String(draft.version) } });
}

/**
 * What a policy is called from now on: of its organisation's own and not yet adopted, as its text calls it. Null to leave the
 * title: one that follows a template, or that people know by its name, is not renamed by typing.
 */
export function titleToFollow(
  policy: { readonly title: string; readonly templateId: string | null; readonly adoptedRevisionId: string | null },
  written: string | undefined,
): string | null {
  const isFree = policy.templateId === null && policy.adoptedRevisionId === null;
  return isFree && written !== undefined && !isBlankText(written) && written !== policy.title ? written : null;
}
