import type { PlainDate } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import {
  type DepartureRow,
  type FollowedTemplate,
  type LeaveTemplateState,
  type NewBase,
  departureRow,
  refuseBinding,
} from './decide-leave-template.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';

export interface ChangeTemplateState extends Omit<LeaveTemplateState, 'ownText'> {
  /** Null for a policy that has been its organisation's own until now. */
  readonly followed: FollowedTemplate | null;
  readonly next: {
    readonly template: { readonly organisationId: string; readonly id: string; readonly title: string };
    readonly edition: {
      readonly organisationId: string;
      readonly id: string;
      readonly number: number;
      readonly isLatest: boolean;
    };
    /** Made from the template followed until now, at any remove, or by the same publisher: nothing that binds is left. */
    readonly keepsFaith: boolean;
  };
  /** The organisation's other policies in use. */
  readonly others: readonly { readonly templateId: string | null }[];
  /** The organisation's own words on the new edition. */
  readonly text: string;
}

export interface ChangeTemplateInput {
  readonly departureId: string;
  readonly version: number;
  readonly reason: string;
}

export interface ChangeTemplatePlan extends PlanRecord {
  readonly departure: DepartureRow | null;
  readonly policy: NewBase;
  readonly draft: {
    readonly text: string;
    readonly version: number;
    readonly baseEditionOrganisationId: string;
    readonly baseEditionId: string;
  };
  readonly said: string;
}

/** Puts a policy on another template, in its own words: a policy follows one template at a time, and the old one stays on record. */
export function decideChangeTemplate(
  state: ChangeTemplateState,
  input: ChangeTemplateInput,
  today: PlainDate,
): Decided<ChangeTemplatePlan> {
  const { followed, policy, draft } = state;
  if (state.amendmentsWait) return { refusals: [refuse('AMENDMENTS_WAIT', { where: policy.title })] };
  const { template, edition, keepsFaith } = state.next;
  return decided(
    [
      refuseStaleDraft(draft, input),
      followed?.templateId === template.id && refuse('ALREADY_ON_TEMPLATE', { where: template.title }),
      state.others.some((each) => each.templateId === template.id) &&
        refuse('ALREADY_FORKED', { where: template.title }),
      !edition.isLatest && refuse('EDITION_NOT_LATEST', { where: `edition ${edition.number}` }),
      followed !== null && !keepsFaith && refuseBinding(followed),
      // Nobody has to say why a policy of their own comes under a template.
      followed !== null && isBlankText(input.reason) && refuse('REASON_MISSING', { where: 'reason' }),
    ],
    () => ({
      departure: followed
        ? departureRow(
            state,
            followed,
            { ...input, next: { organisationId: edition.organisationId, id: edition.id } },
            today,
          )
        : null,
      policy: { templateOrganisationId: template.organisationId, templateId: template.id, baseEditionId: edition.id },
      draft: {
        text: state.text,
        version: draft.version + 1,
        baseEditionOrganisationId: edition.organisationId,
        baseEditionId: edition.id,
      },
      said: 'The policy went over to another template.',
      audit: [
        {
          action: 'policy.changed-template',
          subject: 'Policy',
          subjectId: policy.id,
          data: {
            fromTemplateId: followed?.templateId ?? null,
            fromEditionId: followed?.editionId ?? null,
            templateId: template.id,
            editionId: edition.id,
            edition: edition.number,
          },
        },
      ],
      jobs: [],
    }),
  );
}
