import type { PlainDate } from '../dates/plain-date.ts';
import type { DelegatedOffice } from '../journey/vocabulary.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { StandingDelegation } from './decide-adopt-editorial.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface DelegateState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly body: { readonly id: string; readonly name: string };
  readonly delegations: readonly StandingDelegation[];
}

export interface DelegateInput {
  readonly delegationId: string;
  readonly office: DelegatedOffice;
  readonly minuteReference: string;
  readonly resolvedOn: PlainDate;
}

export interface DelegatePlan extends PlanRecord {
  readonly delegation: {
    readonly id: string;
    readonly organisationId: string;
    readonly bodyId: string;
    readonly office: DelegatedOffice;
    readonly minuteReference: string;
    readonly resolvedOn: PlainDate;
    readonly recordedBy: string;
    readonly recordedByName: string;
  };
}

/** Records a body's resolution that an office-holder takes editorial updates; it stands until the body ends it. */
export function decideDelegate(state: DelegateState, input: DelegateInput, today: PlainDate): Decided<DelegatePlan> {
  const { actor, body, organisationId } = state;
  const minuteReference = input.minuteReference.trim();
  const stands = state.delegations.some((each) => each.office === input.office && each.endedOn === null);
  return decided(
    [
      isBlankText(minuteReference) && refuse('MINUTE_REFERENCE_MISSING', { where: 'minute reference' }),
      input.resolvedOn > today && refuse('DATE_IN_FUTURE', { where: 'resolved on' }),
      stands && refuse('ALREADY_DELEGATED', { where: body.name }),
    ],
    () => ({
      delegation: {
        id: input.delegationId,
        organisationId,
        bodyId: body.id,
        office: input.office,
        minuteReference,
        resolvedOn: input.resolvedOn,
        recordedBy: actor.personId,
        recordedByName: actor.name,
      },
      audit: [
        {
          action: 'updates.delegated',
          subject: 'Delegation',
          subjectId: input.delegationId,
          onBehalfOf: `body:${body.id}`,
          data: { bodyId: body.id, office: input.office, minuteReference, resolvedOn: input.resolvedOn },
        },
      ],
      jobs: [],
    }),
  );
}

export interface EndDelegationPlan extends PlanRecord {
  readonly delegation: { readonly id: string; readonly endedOn: PlainDate };
}

/** Ends a resolution: from today on every change goes to the body again. */
export function decideEndDelegation(
  delegation: StandingDelegation,
  input: { readonly minuteReference: string },
  today: PlainDate,
): Decided<EndDelegationPlan> {
  const { id } = delegation;
  const minuteReference = input.minuteReference.trim();
  return decided(
    [
      delegation.endedOn !== null && refuse('DELEGATION_ENDED'),
      isBlankText(minuteReference) && refuse('MINUTE_REFERENCE_MISSING', { where: 'minute reference' }),
    ],
    () => ({
      delegation: { id, endedOn: today },
      audit: [
        {
          action: 'updates.undelegated',
          subject: 'Delegation',
          subjectId: id,
          onBehalfOf: `body:${delegation.bodyId}`,
          data: { endedOn: today, minuteReference },
        },
      ],
      jobs: [],
    }),
  );
}
