import type { PlainDate } from '../dates/plain-date.ts';
import type { Route } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import type { DecisionBody, RecordDecisionState } from './decision-state.ts';
import { checkRoute } from './decide-record-decision.ts';
import { checkNotCancelled } from './decide-table.ts';
import { type Actor, type AuditEntry, type PlanRecord, isBlankText } from './plan-parts.ts';

/** A policy that is to be withdrawn from use. */
export interface RetiredPolicy {
  readonly id: string;
  readonly title: string;
  readonly retiredOn: string | null;
  /** Adopted, here or before. */
  readonly isInForce: boolean;
  /** The latest day on which it was adopted, where one is known: it cannot have gone before it came. */
  readonly adoptedOn: PlainDate | null;
  /** Whether a version of it waits for a decision, or what a meeting changed for its confirmation. */
  readonly waits: boolean;
  /** Other settings that it covers. */
  readonly covers: readonly string[];
  /** Signatures still asked for on the version in force. */
  readonly openRequestIds: readonly string[];
}

export interface RetireState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly body: DecisionBody;
  readonly meeting: (NonNullable<RecordDecisionState['meeting']> & { readonly attendance: number | null }) | null;
  readonly policies: readonly RetiredPolicy[];
  /** What takes their place; null where nothing does. */
  readonly successor: Pick<RetiredPolicy, 'id' | 'title' | 'retiredOn' | 'isInForce'> | null;
}

export interface RetireInput {
  readonly newId: () => string;
  readonly route: Route;
  readonly decidedOn: PlainDate;
  /** The first day on which they are not in force; the day of the decision when it is left out. */
  readonly retiredOn?: PlainDate | null | undefined;
  readonly reason: string;
  readonly minuteReference?: string | null | undefined;
}

export interface RetirementRow {
  readonly id: string;
  readonly organisationId: string;
  readonly policyId: string;
  readonly successorId: string | null;
  readonly bodyId: string;
  readonly meetingId: string | null;
  readonly route: Route;
  readonly decidedOn: PlainDate;
  readonly retiredOn: PlainDate;
  readonly reason: string;
  readonly minuteReference: string | null;
  readonly recordedBy: string;
  readonly recordedByName: string;
}

export interface RetirePlan extends PlanRecord {
  readonly retirements: readonly RetirementRow[];
  /** Covers of other settings that end with them. */
  readonly endedCovers: readonly { readonly policyId: string; readonly settingId: string }[];
  readonly voidedRequestIds: readonly string[];
}

/**
 * Withdraws policies from use by a decision of their body, several at once where one takes the place of them all. What was adopted, sealed
 * and confirmed stands; only a new adoption brings one back.
 */
export function decideRetire(state: RetireState, input: RetireInput, today: PlainDate): Decided<RetirePlan> {
  const { policies, successor, body, organisationId } = state;
  const retiredOn = input.retiredOn ?? input.decidedOn;
  return decided(
    [
      policies.length === 0 && refuse('NOTHING_TO_RETIRE', { where: 'policies' }),
      ...policies.flatMap((each) => checkPolicy(each, retiredOn)),
      successor !== null && checkSuccessor(successor, policies),
      ...checkRoute({ body, organisationId }, { ...input, note: input.reason }),
      ...(input.route === 'meeting' ? checkMeeting(state, input.decidedOn) : []),
      isBlankText(input.reason) && input.route !== 'chairs-action' && refuse('REASON_MISSING', { where: 'reason' }),
      input.decidedOn > today && refuse('DATE_IN_FUTURE', { where: 'decided on' }),
      retiredOn > today && input.decidedOn <= today && refuse('DATE_IN_FUTURE', { where: 'out of use from' }),
      retiredOn < input.decidedOn && refuse('RETIRED_BEFORE_DECISION', { where: 'out of use from' }),
    ],
    () => planRetire(state, { ...input, retiredOn }),
  );
}

function checkPolicy({ title, ...policy }: RetiredPolicy, retiredOn: PlainDate): (Refusal | false)[] {
  const where = title;
  if (policy.retiredOn !== null) return [refuse('POLICY_RETIRED', { where })];
  return [
    !policy.isInForce && refuse('NOT_YET_IN_FORCE', { where }),
    policy.waits && refuse('VERSION_WAITS', { where }),
    policy.adoptedOn !== null && retiredOn < policy.adoptedOn && refuse('RETIRED_BEFORE_ADOPTION', { where }),
  ];
}

function checkSuccessor(
  { id, title, retiredOn, isInForce }: NonNullable<RetireState['successor']>,
  policies: readonly RetiredPolicy[],
): Refusal | false {
  if (policies.some((each) => each.id === id)) return refuse('SUCCESSOR_RETIRED_TOO', { where: title });
  return (retiredOn !== null || !isInForce) && refuse('SUCCESSOR_NOT_IN_FORCE', { where: title });
}

function checkMeeting({ body, meeting }: RetireState, decidedOn: PlainDate): (Refusal | false)[] {
  if (!meeting) return [refuse('MEETING_MISSING', { where: 'meeting' })];
  const { quorum } = body;
  const { attendance } = meeting;
  return [
    checkNotCancelled(meeting),
    meeting.bodyId !== body.id && refuse('MEETING_OF_OTHER_BODY', { where: body.name }),
    meeting.heldOn !== decidedOn && refuse('DECIDED_ON_NOT_MEETING_DATE', { where: 'decided on' }),
    quorum !== null &&
      attendance !== null &&
      attendance < quorum &&
      refuse('QUORUM_NOT_MET', { where: `${attendance} present, ${quorum} needed` }),
  ];
}

function planRetire(state: RetireState, input: RetireInput & { readonly retiredOn: PlainDate }): RetirePlan {
  const { actor, organisationId, body, meeting, policies, successor } = state;
  const { route, decidedOn, retiredOn } = input;
  const successorId = successor?.id ?? null;
  const minuteReference = input.minuteReference?.trim() || null;
  return {
    retirements: policies.map(({ id }) => ({
      ...{ id: input.newId(), organisationId, policyId: id, successorId, bodyId: body.id, route, decidedOn, retiredOn },
      meetingId: route === 'meeting' ? (meeting?.id ?? null) : null,
      ...{ reason: input.reason.trim(), minuteReference },
      ...{ recordedBy: actor.personId, recordedByName: actor.name },
    })),
    endedCovers: policies.flatMap(({ id, covers }) => covers.map((settingId) => ({ policyId: id, settingId }))),
    voidedRequestIds: policies.flatMap(({ openRequestIds }) => openRequestIds),
    audit: policies.map(({ id }): AuditEntry => ({
      ...{ action: 'policy.retired', subject: 'Policy', subjectId: id },
      data: { successorId, bodyId: body.id, route, decidedOn, retiredOn, minuteReference },
    })),
    jobs: [],
  };
}
