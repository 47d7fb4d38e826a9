import { type PlainDate, addDays, daysBetween, sayDate } from '../dates/plain-date.ts';
import { materialityText } from '../journey/materiality.ts';
import { PAPERS_CLEAR_DAYS } from '../decide/decide-table.ts';
import { countOf } from './count-of.ts';
import { reviewTask } from './review-task.ts';
import type { TodoMeeting, TodoPolicy, TodoState, TodoTask } from './todo-state.ts';

/** Days before a meeting from which its papers are on the clerk's list. */
const PREPARE_DAYS = 21;

/** What a clerk has to put on agendas, prepare and record, and which reviews come up. */
export function clerkTasks({ policies = [], meetings = [] }: TodoState, today: PlainDate): TodoTask[] {
  return [
    ...meetings.flatMap((meeting) => meetingTask(meeting, today) ?? []),
    ...policies.flatMap((policy) => agendaTask(policy, nextMeeting(meetings, today)) ?? []),
    ...policies.flatMap((policy) => reviewTask(policy, today) ?? []),
  ];
}

function meetingTask(meeting: TodoMeeting, today: PlainDate): TodoTask | null {
  const { id: subjectId, bodyName, heldOn, undecided } = meeting;
  if (heldOn <= today) {
    if (undecided === 0) return null;
    return {
      kind: 'record-decisions',
      group: 'needs-you-now',
      title: `Record the decisions of ${bodyName}`,
      detail: `${countOf(undecided, 'item')} of ${sayDate(heldOn)} without a decision.`,
      subjectId,
      dueOn: heldOn,
    };
  }
  if (daysBetween(today, heldOn) > PREPARE_DAYS) return null;
  return {
    kind: 'prepare-meeting',
    group: 'coming-up',
    title: `Prepare ${bodyName}`,
    detail: `Meets on ${sayDate(heldOn)}, ${countOf(meeting.items, 'item')} on the agenda.`,
    subjectId,
    dueOn: addDays(heldOn, -PAPERS_CLEAR_DAYS - 1),
  };
}

function agendaTask(policy: TodoPolicy, meeting: TodoMeeting | undefined): TodoTask | null {
  const revision = policy.openRevision;
  if (revision?.state !== 'submitted' && revision?.state !== 'deferred') return null;
  const sent = revision.state === 'deferred' ? 'Deferred' : 'Sent for a decision';
  const came = `${sent}: ${materialityText[revision.level].toLowerCase()}`;
  return {
    kind: 'put-on-agenda',
    group: 'needs-you-now',
    title: `Put ${policy.title} on an agenda`,
    detail: meeting
      ? `${came}. The next meeting is on ${sayDate(meeting.heldOn)} (${meeting.bodyName}).`
      : `${came}. No meeting is planned yet.`,
    subjectId: revision.id,
    dueOn: meeting ? addDays(meeting.heldOn, -PAPERS_CLEAR_DAYS - 1) : null,
  };
}

function nextMeeting(meetings: readonly TodoMeeting[], today: PlainDate): TodoMeeting | undefined {
  return meetings.filter((meeting) => meeting.heldOn >= today).sort((a, b) => a.heldOn.localeCompare(b.heldOn))[0];
}
