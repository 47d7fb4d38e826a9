import { type PlainDate, daysBetween, sayDate } from '../dates/plain-date.ts';
import { materialityText } from '../journey/materiality.ts';
import { papersBy } from '../remind/review-reminder.ts';
import { countOf } from './count-of.ts';
import { reviewTask } from './review-task.ts';
import type { TodoMeeting, TodoPolicy, TodoState, TodoTask } from './todo-state.ts';

/** Days before a meeting from which its papers are on the clerk's list. */
const PREPARE_DAYS = 21;

/** How far back minutes are looked for that nobody has confirmed: those from before Ratify never are. */
export const LONGEST_DRAFT_DAYS = 200;

/** What a clerk has to put on agendas, prepare and record, and which reviews come up. */
export function clerkTasks({ policies = [], meetings = [] }: TodoState, today: PlainDate): TodoTask[] {
  return [
    ...meetings.flatMap((meeting) => meetingTask(meeting, today) ?? []),
    ...meetings.flatMap((meeting) => minutesTask(meeting, meetings, today) ?? []),
    ...policies.flatMap((policy) => agendaTask(policy, nextMeeting(policy, meetings, today)) ?? []),
    ...policies.flatMap((policy) => reviewTask(policy, { seesToAgendas: true }, today) ?? []),
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
    dueOn: papersBy(heldOn, meeting.papersDays),
  };
}

/** Minutes are draft until the next meeting of their body, which approves them as a matter of course: its clerk records it. */
function minutesTask(meeting: TodoMeeting, meetings: readonly TodoMeeting[], today: PlainDate): TodoTask | null {
  if (meeting.hasMinutes || meeting.items === 0 || daysBetween(meeting.heldOn, today) > LONGEST_DRAFT_DAYS) return null;
  const [next] = meetings
    .filter(({ bodyId, heldOn }) => bodyId === meeting.bodyId && heldOn > meeting.heldOn && heldOn <= today)
    .sort((a, b) => a.heldOn.localeCompare(b.heldOn));
  if (!next) return null;
  return {
    kind: 'confirm-minutes',
    group: 'needs-you-now',
    title: `Record that the minutes of ${sayDate(meeting.heldOn)} were confirmed`,
    detail: `${meeting.bodyName} met again on ${sayDate(next.heldOn)}. Until it is recorded, its minutes are told as draft.`,
    subjectId: meeting.id,
    dueOn: next.heldOn,
  };
}

function agendaTask(policy: TodoPolicy, meeting: TodoMeeting | undefined): TodoTask | null {
  const revision = policy.openRevision;
  if (revision?.state !== 'submitted' && revision?.state !== 'deferred') return null;
  const sent = revision.state === 'deferred' ? 'Deferred' : 'Sent for a decision';
  const came = `${sent}: ${materialityText[revision.level].toLowerCase()}`;
  const subject = { kind: 'put-on-agenda', group: 'needs-you-now', subjectId: revision.id } as const;
  const { approver } = policy;
  if (!approver.needsMeeting)
    return {
      ...{ ...subject, title: `Record the decision on ${policy.title}`, dueOn: null },
      detail: `${came}. ${approver.office ? `The ${approver.office} approves it` : 'It is decided for the body'}: it needs no meeting.`,
    };
  const none = approver.body ? `No meeting of ${approver.body.name} is planned yet` : 'No meeting is planned yet';
  return {
    ...{ ...subject, title: `Put ${policy.title} on an agenda` },
    detail: meeting
      ? `${came}. The next meeting is on ${sayDate(meeting.heldOn)} (${meeting.bodyName}).`
      : `${came}. ${none}.`,
    dueOn: meeting ? papersBy(meeting.heldOn, meeting.papersDays) : null,
  };
}

/** The next meeting of the body that approves a policy; where none is known to, of any. What one deferred goes to one after it. */
function nextMeeting(
  { approver: { body }, openRevision }: TodoPolicy,
  meetings: readonly TodoMeeting[],
  today: PlainDate,
): TodoMeeting | undefined {
  const isAfter = ({ heldOn }: TodoMeeting): boolean =>
    openRevision?.state !== 'deferred' || heldOn > openRevision.since;
  return meetings
    .filter((meeting) => meeting.heldOn >= today && isAfter(meeting) && (body === null || meeting.bodyId === body.id))
    .sort((a, b) => a.heldOn.localeCompare(b.heldOn))[0];
}
