import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import { isReportedTo } from '../decide/decide-report-decision.ts';
import type { TodoMeeting, TodoState, TodoTask } from './todo-state.ts';

/** What a meeting changed: for the clerk to enter, then for the office that was named to confirm. */
export function amendmentTasks({ roles, amendings = [] }: TodoState): TodoTask[] {
  return amendings.flatMap(({ decisionId, policyTitle, decidedOn, office, revisionId }): TodoTask[] => {
    const dueOn = decidedOn;
    const adopted = `Adopted with changes on ${sayDate(decidedOn)}`;
    if (revisionId === null) {
      if (!roles.includes('clerk')) return [];
      const title = `Enter what the meeting changed in ${policyTitle}`;
      const detail = `${adopted}. It is in force once it is entered and the ${office} has confirmed it.`;
      return [{ kind: 'enter-amendments', group: 'needs-you-now', title, detail, subjectId: decisionId, dueOn }];
    }
    if (!roles.includes(office)) return [];
    const title = `Confirm the changes to ${policyTitle}`;
    const detail = `${adopted}. Check that the new text matches the minute.`;
    return [{ kind: 'confirm-amendments', group: 'needs-you-now', title, detail, subjectId: revisionId, dueOn }];
  });
}

/** Updates that a body left to an office. */
export function editorialTasks({ roles, editorialUpdates = [] }: TodoState): TodoTask[] {
  return editorialUpdates
    .filter(({ office }) => roles.includes(office))
    .map(({ revisionId: subjectId, policyTitle }) => ({
      kind: 'adopt-editorial-update',
      group: 'needs-you-now',
      title: `Adopt the editorial update of ${policyTitle}`,
      detail: 'The body left editorial updates to you. It is reported to the next meeting.',
      subjectId,
      dueOn: null,
    }));
}

/** Decisions taken for a body: open until a minute says that they were reported. */
export function reportTasks({ unreported = [], meetings = [] }: TodoState, today: PlainDate): TodoTask[] {
  return unreported.map(({ decisionId: subjectId, policyTitle, decidedOn, route, body }) => {
    const meeting = firstMeeting(
      meetings.filter((each) => isReportedTo(body, { id: each.bodyId, kind: each.bodyKind })),
      decidedOn,
    );
    const taken = route === 'written-resolution' ? 'Taken by written resolution' : 'Taken for the body';
    const when = meeting
      ? `Report it to ${meeting.bodyName} on ${sayDate(meeting.heldOn)}`
      : 'Report it to the next meeting';
    return {
      kind: 'report-decision',
      group: meeting && meeting.heldOn <= today ? 'needs-you-now' : 'coming-up',
      title: `Report the decision on ${policyTitle}`,
      detail: `${taken} on ${sayDate(decidedOn)}. ${when}, and record the minute.`,
      subjectId,
      dueOn: meeting?.heldOn ?? null,
    } as const;
  });
}

function firstMeeting(meetings: readonly TodoMeeting[], from: PlainDate): TodoMeeting | undefined {
  return meetings.filter((each) => each.heldOn >= from).sort((a, b) => a.heldOn.localeCompare(b.heldOn))[0];
}
