import {
  decideRecordAttendance,
  type AttendanceState,
  type AttendeeInput,
  type InterestInput,
  type PlainDate,
} from '@ratify/policy';
import type { Meeting, Scope } from '@ratify/store';
import { readDecisionOn } from '../adopt/standing-decision.ts';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { readRoll } from './read-roll.ts';

export interface RecordAttendanceInput {
  readonly meetingId: string;
  readonly people: readonly AttendeeInput[];
  readonly interests: readonly InterestInput[];
}

/** Records who was at a meeting and what interests they declared, in place of what was recorded of it before. */
export async function recordAttendance(
  journey: Journey,
  scope: Scope,
  { meetingId, people, interests }: RecordAttendanceInput,
): Promise<Outcome<Meeting>> {
  return writing(journey, scope, ['record', 'Meeting'], async (work) => {
    const { rows, organisationId, today } = work;
    const meeting = await rows.meetings.get({ organisationId, id: meetingId }, { lock: true });
    await holdToBody(work, meeting.bodyId);
    const state = await readState(work, meeting);
    const input = { people, interests, newId: () => journey.ids.id() };
    return settle(decideRecordAttendance(state, input, today), async (plan) => {
      await rows.interests.remove({ organisationId, meetingId });
      await rows.attendances.remove({ organisationId, meetingId });
      await rows.attendances.addAll([...plan.people]);
      await rows.interests.addAll([...plan.interests]);
      await rows.meetings.change({ id: meetingId }, { attendance: plan.voters });
      await record(work, plan);
      return { ...meeting, attendance: plan.voters };
    });
  });
}

async function readState({ rows, actor, organisationId }: Work, meeting: Meeting): Promise<AttendanceState> {
  const { id: meetingId, heldOn, cancelledOn } = meeting;
  const items = await rows.agendaItems.list({ organisationId, meetingId }, { order: { position: 'asc' } });
  const revisionIds = items.map((each) => each.revisionId);
  const revisions = revisionIds.length > 0 ? await rows.revisions.list({ organisationId, id: revisionIds }) : [];
  const policyIds = revisions.map((each) => each.policyId);
  const policies = policyIds.length > 0 ? await rows.policies.list({ organisationId, id: policyIds }) : [];
  const titleOf = (policyId: string): string => policies.find(({ id }) => id === policyId)?.title ?? '';
  const decisions = await Promise.all(
    revisionIds.map((revisionId) => readDecisionOn(rows, { organisationId, revisionId, meetingId })),
  );
  return {
    actor,
    meeting: { id: meetingId, heldOn: heldOn as PlainDate, cancelledOn },
    roll: await readRoll(rows, meeting),
    agenda: revisions.map(({ id: revisionId, policyId }) => ({ revisionId, title: titleOf(policyId) })),
    decided: decisions.flatMap((each) => each ?? []),
    isRecorded: (await rows.attendances.count({ organisationId, meetingId })) > 0,
    isConfirmed: (await rows.minutesConfirmations.count({ organisationId, meetingId })) > 0,
  };
}
