import type { PlainDate } from '../dates/plain-date.ts';
import { type StatedAdoption, statedAdoption } from '../dates/stated-adoption.ts';
import { isDated, parseStatedDate } from '../dates/stated-date.ts';
import type { TermCalendar } from '../dates/term-calendar.ts';
import type { HistoricEvidence } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import type { AdoptionRows } from './decision-state.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';
import { type ReviewDue, statedReviewDue } from './review-due.ts';

export interface HistoricAdoptionState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: {
    readonly id: string;
    readonly title?: string;
    readonly retiredOn?: string | null;
    readonly adoptedRevisionId: string | null;
    readonly adoptedOn: PlainDate | null;
  } & ReviewDue;
  readonly termCalendar: TermCalendar;
}

export interface HistoricAdoptionInput {
  readonly adoptionId: string;
  readonly evidence: HistoricEvidence;
  /** Of the minute that is the evidence: `FGB 12/24`. */
  readonly minuteReference?: string | null | undefined;
  /** As the evidence says it: `June 2017`. Never the date of a mere review. */
  readonly adoptedOn?: string | null | undefined;
  /** As the document says it: `Spring 2020`. It may be long past. */
  readonly reviewDue?: string | null | undefined;
}

export interface HistoricAdoptionPlan extends PlanRecord {
  readonly adoption: AdoptionRows['adoption'] & StatedAdoption & { readonly minuteReference: string | null };
  /** Null when the policy has been adopted since, here or before: then its dates stand. */
  readonly policy: AdoptionRows['policy'] | null;
}

/**
 * Records an adoption from before Ratify. A date given as a month, term or year is kept as it is said and counts from its first
 * day, so that no policy looks newer than its evidence. With evidence `none` the policy is in use, its adoption not evidenced, and it needs no date.
 */
export function decideRecordHistoricAdoption(
  state: HistoricAdoptionState,
  input: HistoricAdoptionInput,
  today: PlainDate,
): Decided<HistoricAdoptionPlan> {
  const adopted = statedAdoption(input.adoptedOn);
  const { adoptedOn, adoptedSaid } = adopted;
  const minuteReference = input.minuteReference?.trim() || null;
  const reviewDue = parseStatedDate(input.reviewDue ?? '');
  const due = statedReviewDue(input.reviewDue, state.termCalendar);
  return decided(
    [
      // One from before says nothing of today: only a new decision brings it back.
      Boolean(state.policy.retiredOn) && refuse('POLICY_RETIRED', { where: state.policy.title ?? 'policy' }),
      checkAdoptedOn(state, input, today),
      checkMinute(input),
      reviewDue.precision === 'unread' && refuse('DATE_NOT_READ', { where: `review due: ${reviewDue.text}` }),
      adoptedOn &&
        due.reviewDueOn &&
        due.reviewDueOn < adoptedOn &&
        refuse('REVIEW_DUE_NOT_AFTER', { where: `review due: ${due.reviewDueSaid}` }),
    ],
    () => {
      return {
        adoption: {
          id: input.adoptionId,
          organisationId: state.organisationId,
          policyId: state.policy.id,
          revisionId: null,
          decisionId: null,
          ...due,
          ...adopted,
          effectiveFrom: adoptedOn,
          historic: true,
          ...{ evidence: input.evidence, minuteReference },
          recordedBy: state.actor.personId,
        },
        policy: projection(state, adoptedOn, due),
        audit: [
          {
            action: 'adoption.recorded-as-historic',
            subject: 'Adoption',
            subjectId: input.adoptionId,
            data: {
              policyId: state.policy.id,
              evidence: input.evidence,
              ...{ adoptedSaid, minuteReference, reviewDueSaid: due.reviewDueSaid },
            },
          },
        ],
        jobs: [],
      };
    },
  );
}

/** A minute is named only where it is the evidence. */
export function checkMinute({
  evidence,
  minuteReference,
}: Pick<HistoricAdoptionInput, 'evidence' | 'minuteReference'>): Refusal | null {
  const isNamed = !isBlankText(minuteReference ?? '');
  return isNamed && evidence !== 'minute' ? refuse('MINUTE_NOT_THE_EVIDENCE', { where: 'minute reference' }) : null;
}

/** The policy's own columns. Of two adoptions of one day, or of two without any, the later due date stands: reviews have moved it there. */
function projection(
  { policy }: HistoricAdoptionState,
  adoptedOn: PlainDate | null,
  due: ReviewDue,
): HistoricAdoptionPlan['policy'] {
  const isOlder = policy.adoptedOn !== null && (adoptedOn === null || adoptedOn < policy.adoptedOn);
  if (policy.adoptedRevisionId || isOlder) return null;
  const { reviewDueOn, reviewDuePrecision, reviewDueSaid } = policy;
  const keeps = adoptedOn === policy.adoptedOn && reviewDueOn !== null && reviewDueOn > (due.reviewDueOn ?? '');
  return {
    ...{ id: policy.id, adoptedRevisionId: null, adoptedOn, effectiveFrom: adoptedOn },
    ...(keeps ? { reviewDueOn, reviewDuePrecision, reviewDueSaid } : due),
  };
}

function checkAdoptedOn(state: HistoricAdoptionState, input: HistoricAdoptionInput, today: PlainDate): Refusal | null {
  const stated = parseStatedDate(input.adoptedOn ?? '');
  const where = `adopted on: ${stated.text || 'no date'}`;
  if (stated.precision === 'unread') return refuse('DATE_NOT_READ', { where });
  if (!isDated(stated)) return input.evidence === 'none' ? null : refuse('DATE_MISSING', { where });
  if (stated.date > today) return refuse('DATE_IN_FUTURE', { where });
  const { adoptedRevisionId, adoptedOn } = state.policy;
  const notEarlier = adoptedRevisionId !== null && adoptedOn !== null && stated.date >= adoptedOn;
  return notEarlier ? refuse('HISTORIC_NOT_EARLIER', { where }) : null;
}
