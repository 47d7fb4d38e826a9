import { type Decided, decided } from '../refusals/refusal.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';
import { type ChoiceAnswer, checkAnswer } from './decide-take-update.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';
import { type EditionOfTemplate, checkEdition } from './update-state.ts';
import type { UpdateQuestion } from '../update/update-questions.ts';

export interface TakeTemplateUpdateState {
  readonly actor: Actor;
  readonly template: { readonly id: string; readonly baseTemplateId: string | null };
  readonly draft: { readonly version: number; readonly text: string };
  readonly baseEditionNumber: number | null;
  readonly edition: EditionOfTemplate;
  /** Everything that a person has to say: all of it is said in the taking. */
  readonly questions: readonly UpdateQuestion[];
  /** The text with the answers worked in. */
  readonly mergedText: string;
  readonly notCarriedOver: readonly { readonly clauseId: string; readonly text: string }[];
}

export interface TakeTemplateUpdatePlan extends PlanRecord {
  readonly draft: {
    readonly text: string;
    readonly version: number;
    readonly baseEditionOrganisationId: string;
    readonly baseEditionId: string;
    readonly updatedBy: string;
  };
}

/** Takes a newer edition into the draft of a template made from it. It flows on to the schools once the draft is published. */
export function decideTakeTemplateUpdate(
  state: TakeTemplateUpdateState,
  input: { readonly version: number; readonly answers: readonly ChoiceAnswer[] },
): Decided<TakeTemplateUpdatePlan> {
  const { actor, draft, edition, template, notCarriedOver } = state;
  const answers = new Map(input.answers.map((answer) => [answer.clauseId, answer]));
  return decided(
    [
      refuseStaleDraft(draft, input),
      ...checkEdition({
        policy: { templateId: template.baseTemplateId },
        edition,
        baseEditionNumber: state.baseEditionNumber,
      }),
      ...state.questions.map((question) => checkAnswer(question, answers.get(question.clauseId), [])),
    ],
    () => ({
      draft: {
        text: state.mergedText,
        version: draft.version + 1,
        baseEditionOrganisationId: edition.organisationId,
        baseEditionId: edition.id,
        updatedBy: actor.personId,
      },
      audit: [
        {
          action: 'template.updated',
          subject: 'Template',
          subjectId: template.id,
          data: {
            editionId: edition.id,
            edition: edition.number,
            version: draft.version + 1,
            answers: Object.fromEntries(
              state.questions.map(({ clauseId }) => [clauseId, answers.get(clauseId)?.answer ?? null]),
            ),
            notCarriedOver: notCarriedOver.map((words) => words.clauseId),
          },
          ...(notCarriedOver.length > 0
            ? { personal: Object.fromEntries(notCarriedOver.map((words) => [words.clauseId, words.text])) }
            : {}),
        },
      ],
      jobs: [],
    }),
  );
}
