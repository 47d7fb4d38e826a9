import type { TimelineEvent, TimelineQuestion } from '@ratify/store';
import type { ReadableRows } from './readable.ts';

/** The record of the organisation that somebody acts for, where their role reads it: the newest first, of one policy or of all. */
export async function readTimeline(
  rows: ReadableRows,
  asked: Omit<TimelineQuestion, 'organisationId'>,
): Promise<TimelineEvent[]> {
  const { organisationId } = rows;
  if (!rows.canOn('read', 'Audit', { organisationId })) return [];
  const lines = await rows.work.timeline.list({ ...asked, organisationId });
  // What was decided, and its minute, are told to those who read decisions.
  return rows.can('read', 'Decision')
    ? lines
    : lines.map((each) => ({ ...each, outcome: null, minuteReference: null }));
}
