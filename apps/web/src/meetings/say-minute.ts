import { sayDate, sayVotes, type PlainDate } from '@ratify/policy';
import type { Meeting } from './meeting-documents.ts';
import { sayInterests } from './say-attendance.ts';

type Item = Meeting['agenda'][number];
type Body = Meeting['body'];

/** One item of the minutes as a clerk could write it; what is not known yet stands in brackets. */
export function sayMinute(item: Item, { body, interests }: Pick<Meeting, 'body' | 'interests'>): string {
  const text = `${item.policyTitle}, version ${item.number}`;
  const { decision } = item;
  if (!decision)
    return `[Minute] It was resolved that ${text}, be adopted with effect from [date], and be reviewed by [date]. [Votes for, against and abstaining; interests declared.]`;
  return [
    `${decision.minuteReference ?? '[Minute]'} ${whatWasResolved(decision, text, body)}`,
    ...sayPresent(decision),
    ...sayInterests({ interests: interests.filter(({ revisionId }) => revisionId === item.id), agenda: [] }),
    ...(decision.votes ? [`Votes: ${sayVotes(decision.votes, decision.outcome)}.`] : []),
  ].join(' ');
}

type Decision = NonNullable<Item['decision']>;

function whatWasResolved(decision: Decision, text: string, body: Pick<Body, 'name'>): string {
  if (decision.outcome === 'adopted') return `It was resolved that ${text}, be adopted${sayDates(decision)}.`;
  if (decision.outcome === 'not-adopted') return `${text}, was not adopted. [Reasons.]`;
  if (decision.outcome === 'deferred')
    return `${text}, was deferred to another meeting of the ${body.name}. [Reasons.]`;
  const changes = decision.amendments.map(({ said }) => said).join('; ');
  return `It was resolved that ${text}, be adopted with these changes: ${changes}. The ${decision.confirmedBy ?? 'chair'} confirms that the new text matches this minute.`;
}

/** From when, and until when it is looked at again, as it was recorded. */
function sayDates({ effectiveFrom, reviewDueSaid }: Decision): string {
  const from = effectiveFrom ? ` with effect from ${sayDate(effectiveFrom as PlainDate)}` : '';
  const review = reviewDueSaid ? ` be reviewed by ${reviewDueSaid}` : '';
  if (!review) return from;
  return from ? `${from}, and${review}` : ` and${review}`;
}

function sayPresent({ attendance }: Decision): string[] {
  return attendance === null ? [] : [`Members with a vote present: ${attendance}.`];
}
