import type { PlainDate } from '../dates/plain-date.ts';
import type { Force } from '../journey/link-force.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

/** A template that a policy follows, and the edition it is based on. */
export interface FollowedTemplate {
  readonly organisationId: string;
  readonly templateId: string;
  readonly title: string;
  readonly publisherName: string;
  readonly editionId: string;
  readonly editionNumber: number;
  /** Of its publisher's fixed wording, for this organisation. */
  readonly force: Force;
}

export interface LeaveTemplateState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: { readonly id: string; readonly title: string };
  readonly draft: { readonly version: number; readonly text: string };
  readonly followed: FollowedTemplate | null;
  /** Whether what a meeting changed of a version has still to be entered and confirmed: it is about the words as they stand. */
  readonly amendmentsWait: boolean;
  /** The draft without the line that says what it is based on. */
  readonly ownText: string;
}

export interface LeaveTemplateInput {
  readonly departureId: string;
  readonly version: number;
  readonly reason: string;
  readonly minuteReference: string;
}

export interface DepartureRow {
  readonly id: string;
  readonly organisationId: string;
  readonly policyId: string;
  readonly templateOrganisationId: string;
  readonly templateId: string;
  readonly editionId: string;
  readonly templateTitle: string;
  readonly publisherName: string;
  readonly editionNumber: number;
  readonly nextEditionOrganisationId: string | null;
  readonly nextEditionId: string | null;
  readonly leftOn: PlainDate;
  readonly reason: string;
  readonly minuteReference: string | null;
  readonly recordedBy: string;
  readonly recordedByName: string;
}

/** Where a policy stands after it left, or went over. */
export interface NewBase {
  readonly templateOrganisationId: string | null;
  readonly templateId: string | null;
  readonly baseEditionId: string | null;
}

export interface LeaveTemplatePlan extends PlanRecord {
  readonly departure: DepartureRow;
  readonly policy: NewBase;
  readonly draft: { readonly text: string; readonly version: number };
  /** Said in the answer to offers that are still open, and of exceptions that have nothing left to be exceptions from. */
  readonly said: string;
}

/**
 * Makes a policy its organisation's own, by a decision of its body. Only where the publisher's wording is agreed: what binds
 * cannot be left, and what is law binds in any case.
 */
export function decideLeaveTemplate(
  state: LeaveTemplateState,
  input: LeaveTemplateInput,
  today: PlainDate,
): Decided<LeaveTemplatePlan> {
  const { followed, policy } = state;
  if (state.amendmentsWait) return { refusals: [refuse('AMENDMENTS_WAIT', { where: policy.title })] };
  if (!followed) return { refusals: [refuse('NOT_ON_TEMPLATE', { where: policy.title })] };
  return decided(
    [
      refuseStaleDraft(state.draft, input),
      refuseBinding(followed),
      isBlankText(input.reason) && refuse('REASON_MISSING', { where: 'reason' }),
      isBlankText(input.minuteReference) && refuse('MINUTE_MISSING', { where: 'minute reference' }),
    ],
    () => ({
      departure: departureRow(state, followed, { ...input, next: null }, today),
      policy: { templateOrganisationId: null, templateId: null, baseEditionId: null },
      draft: { text: state.ownText, version: state.draft.version + 1 },
      said: 'The policy left the template.',
      audit: [
        {
          action: 'policy.left-template',
          subject: 'Policy',
          subjectId: policy.id,
          data: {
            templateId: followed.templateId,
            editionId: followed.editionId,
            edition: followed.editionNumber,
            minuteReference: input.minuteReference.trim(),
          },
        },
      ],
      jobs: [],
    }),
  );
}

/** What binds cannot be left; says whose it is. */
export function refuseBinding({ force, publisherName }: FollowedTemplate): Refusal | false {
  return (
    force === 'binding' &&
    refuse('TEMPLATE_BINDING', {
      where: publisherName,
      what: `${publisherName} is the body in law for this organisation, so its template cannot be left.`,
      whatToDo: `Ask ${publisherName} for an exception to a clause, or to change the template.`,
    })
  );
}

/** The record of a departure. */
export function departureRow(
  { actor, organisationId, policy }: Pick<LeaveTemplateState, 'actor' | 'organisationId' | 'policy'>,
  followed: FollowedTemplate,
  said: {
    readonly departureId: string;
    readonly reason: string;
    readonly minuteReference?: string | null | undefined;
    readonly next: { readonly organisationId: string; readonly id: string } | null;
  },
  today: PlainDate,
): DepartureRow {
  return {
    id: said.departureId,
    organisationId,
    policyId: policy.id,
    templateOrganisationId: followed.organisationId,
    templateId: followed.templateId,
    editionId: followed.editionId,
    templateTitle: followed.title,
    publisherName: followed.publisherName,
    editionNumber: followed.editionNumber,
    nextEditionOrganisationId: said.next?.organisationId ?? null,
    nextEditionId: said.next?.id ?? null,
    leftOn: today,
    reason: said.reason.trim(),
    minuteReference: said.minuteReference?.trim() || null,
    recordedBy: actor.personId,
    recordedByName: actor.name,
  };
}
