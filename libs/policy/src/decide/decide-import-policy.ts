import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type NewPolicyPlan, newPolicy } from './decide-fork.ts';
import { LONGEST_TEXT } from './decide-save-draft.ts';
import { type Actor, isBlankText } from './plan-parts.ts';

export interface ImportPolicyState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly slugs: readonly string[];
  /** The text that the importer wrote; empty when it could read nothing. */
  readonly text: string;
  /** The policy whose document it is; null: a new one. */
  readonly into: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly hasText: boolean;
  } | null;
}

export interface ImportPolicyInput {
  readonly policyId: string;
  readonly slug: string;
  readonly title: string;
  readonly fileName: string;
}

export interface ImportPolicyPlan extends Omit<NewPolicyPlan, 'policy'> {
  /** Null where it is here already. */
  readonly policy: NewPolicyPlan['policy'] | null;
}

/**
 * Brings an existing document in, its text a draft to be looked over: as a new local policy, or as the text of one that was
 * entered without any.
 */
export function decideImportPolicy(state: ImportPolicyState, input: ImportPolicyInput): Decided<ImportPolicyPlan> {
  const { into } = state;
  const { id, slug, title } = into ?? { ...input, id: input.policyId };
  return decided(
    [
      isBlankText(state.text) && refuse('FILE_NOT_READ', { where: input.fileName }),
      state.text.length > LONGEST_TEXT && refuse('TEXT_TOO_LARGE', { where: input.fileName }),
      into?.hasText && refuse('TEXT_THERE_ALREADY', { where: into.title }),
      !into && state.slugs.includes(input.slug) && refuse('SLUG_TAKEN', { where: input.slug }),
    ],
    () => {
      const { policy, draft } = newPolicy(state, { id, slug, title, text: state.text, base: null });
      return {
        policy: into ? null : policy,
        draft,
        audit: [{ action: 'policy.imported', subject: 'Policy', subjectId: id, data: { fileName: input.fileName } }],
        jobs: [],
      };
    },
  );
}
