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
}

export interface ImportPolicyInput {
  readonly policyId: string;
  readonly slug: string;
  readonly title: string;
  readonly fileName: string;
}

/** Brings an existing policy in as a local one, its text a draft to be looked over. */
export function decideImportPolicy(state: ImportPolicyState, input: ImportPolicyInput): Decided<NewPolicyPlan> {
  return decided(
    [
      isBlankText(state.text) && refuse('FILE_NOT_READ', { where: input.fileName }),
      state.text.length > LONGEST_TEXT && refuse('TEXT_TOO_LARGE', { where: input.fileName }),
      state.slugs.includes(input.slug) && refuse('SLUG_TAKEN', { where: input.slug }),
    ],
    () => ({
      ...newPolicy(state, { id: input.policyId, slug: input.slug, title: input.title, text: state.text, base: null }),
      audit: [
        { action: 'policy.imported', subject: 'Policy', subjectId: input.policyId, data: { fileName: input.fileName } },
      ],
      jobs: [],
    }),
  );
}
