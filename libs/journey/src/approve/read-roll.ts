import { isRunning, MEETING_OFFICES, rollOf, votersOn, type RollLine } from '@ratify/policy';
import type { Meeting, Repositories } from '@ratify/store';

/** Who belonged to the body of a meeting on its day, or served it, by what is recorded: each person once, with every office they held. */
export async function readRoll(
  rows: Pick<Repositories, 'appointments'>,
  { organisationId, bodyId, heldOn }: Pick<Meeting, 'organisationId' | 'bodyId' | 'heldOn'>,
): Promise<RollLine[]> {
  const appointments = await rows.appointments.list({ organisationId, role: [...MEETING_OFFICES] });
  return rollOf(
    appointments
      .filter((each) => each.bodyId === null || each.bodyId === bodyId)
      .filter((each) => isRunning(each, heldOn)),
  );
}

/** Members with a vote who were at a meeting for an item, where its attendance is recorded by name; else null. */
export async function readVoters(
  rows: Pick<Repositories, 'attendances' | 'interests'>,
  { organisationId, id: meetingId }: Pick<Meeting, 'organisationId' | 'id'>,
  revisionId: string,
): Promise<number | null> {
  const people = await rows.attendances.list({ organisationId, meetingId });
  if (people.length === 0) return null;
  return votersOn(people, await rows.interests.list({ organisationId, meetingId }), revisionId);
}
