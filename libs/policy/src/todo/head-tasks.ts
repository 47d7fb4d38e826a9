import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import { heaviest, materialityText } from '../journey/materiality.ts';
import { countOf } from './count-of.ts';
import { reviewTask } from './review-task.ts';
import type { TodoPolicy, TodoState, TodoTask } from './todo-state.ts';

/** What a head has to fill in, choose and send, what waits at the clerk's, and which reviews come up. */
export function headTasks({ policies = [] }: TodoState, today: PlainDate): TodoTask[] {
  return policies.flatMap((policy) =>
    [
      draftTask(policy),
      updateTask(policy),
      ...exceptionTasks(policy),
      waitTask(policy),
      reviewTask(policy, { seesToAgendas: false }, today),
    ].filter((task) => task !== null),
  );
}

/** Questions about fixed clauses that are not answered, and exceptions that have run out. */
function exceptionTasks({ id: subjectId, title, exceptions = [] }: TodoPolicy): TodoTask[] {
  return exceptions.map(({ clause, addresseeName, lapsedOn }) =>
    lapsedOn
      ? {
          kind: 'exception-lapsed',
          group: 'needs-you-now',
          title: `Put back ${clause} of ${title}`,
          detail: `Your exception ended on ${sayDate(lapsedOn)}. Use the published wording, or ask ${addresseeName} again.`,
          subjectId,
          dueOn: lapsedOn,
        }
      : {
          kind: 'wait-for-exception',
          group: 'waiting-for-others',
          title: `Exception to ${clause} of ${title}`,
          detail: `Waiting for ${addresseeName} to answer.`,
          subjectId,
          dueOn: null,
        },
  );
}

function draftTask(policy: TodoPolicy): TodoTask | null {
  if (!policy.hasUnsentDraft) return null;
  const subject = { subjectId: policy.id, dueOn: null, group: 'needs-you-now' } as const;
  const { emptyBlanks, unwrittenClauses } = policy;
  const left = [
    ...(emptyBlanks > 0 ? [`${countOf(emptyBlanks, 'blank')} to fill in`] : []),
    ...(unwrittenClauses > 0 ? [`${countOf(unwrittenClauses, 'clause')} to write`] : []),
  ];
  if (left.length > 0) {
    const detail = `${left.join(' and ')} before you can send it.`;
    const kind = emptyBlanks > 0 ? 'fill-blanks' : 'write-clauses';
    return { kind, title: `Finish ${policy.title}`, detail, ...subject };
  }
  if (policy.openRevision && policy.openRevision.state !== 'deferred') return null;
  return {
    kind: 'submit',
    title: `Send ${policy.title} for a decision`,
    detail: 'Nothing is left to fill in.',
    ...subject,
  };
}

/** Only the newest offer, for taking it takes the earlier ones too: with the heaviest advice and the earliest date of them all. */
function updateTask(policy: TodoPolicy): TodoTask | null {
  const [offer] = [...policy.openOffers].sort((a, b) => b.editionNumber - a.editionNumber);
  if (!offer) return null;
  const levels = policy.openOffers.flatMap(({ level }) => level ?? []);
  const dueOn = policy.openOffers.flatMap(({ adoptByOn }) => adoptByOn ?? []).sort()[0] ?? null;
  const advice = [
    ...(levels.length > 0 ? [materialityText[heaviest(levels)].toLowerCase()] : []),
    ...(dueOn ? [`adopt by ${sayDate(dueOn)}`] : []),
  ];
  const edition = `Look at edition ${offer.editionNumber} of ${policy.title}`;
  return {
    kind: 'take-update',
    group: 'needs-you-now',
    title: advice.length > 0 ? `${edition}: ${advice.join(', ')}` : edition,
    detail: 'Take it or decline it with a reason.',
    subjectId: policy.id,
    dueOn,
  };
}

function waitTask(policy: TodoPolicy): TodoTask | null {
  const revision = policy.openRevision;
  if (!revision) return null;
  // On an agenda after all, it is the body that decides.
  if (policy.approver.office === 'head' && revision.state !== 'tabled')
    return {
      kind: 'decide',
      group: 'needs-you-now',
      title: `Decide on ${policy.title}`,
      detail: `${materialityText[revision.level]}. It is left to you: it needs no meeting, and is reported to the body.`,
      subjectId: revision.id,
      dueOn: null,
    };
  const where = { tabled: 'On the agenda of a meeting.', deferred: 'Deferred at the last meeting.' } as const;
  const detail =
    revision.state === 'tabled' || revision.state === 'deferred' ? where[revision.state] : 'With the clerk.';
  return {
    kind: 'wait-for-decision',
    group: 'waiting-for-others',
    title: policy.title,
    detail,
    subjectId: revision.id,
    dueOn: null,
  };
}
