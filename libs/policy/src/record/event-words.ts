import { parsePlainDate, sayDate } from '../dates/plain-date.ts';
import { outcomeText } from '../journey/outcome-text.ts';
import { ROLES, type DecisionOutcome, type Role } from '../journey/vocabulary.ts';
import { sayRole } from '../people/role-words.ts';

/** What every line of the record says to a person who reads it, whoever did it. */
export const EVENT_WORDS = {
  'adoption.evidence-kept': 'Kept a file as evidence of an adoption',
  'adoption.recorded-as-historic': 'Recorded an adoption from before Ratify',
  'agenda.ordered': 'Put the items of an agenda in another order',
  'amendments.confirmed': 'Confirmed the wording that the meeting asked for',
  'amendments.entered': 'Entered the changes that the meeting made',
  'amendments.rejected': 'Sent back the wording that the meeting asked for',
  'appointment.vote-changed': 'Changed whether a member has a vote',
  'appointment.ended': 'Ended a post',
  'attendance.recorded': 'Recorded who was at a meeting',
  'body.changed': 'Changed the rules of a body',
  'body.ended': 'Ended a body',
  'body.set-up': 'Set up a body',
  'change.accepted': 'Took up a change of the template after all',
  'change.declined': 'Left out a change of the template',
  'choice.answered': 'Made a choice between two wordings',
  'clerk.handed-over': 'Handed the post of clerk over',
  'comment.changed-in-response': 'Settled a comment on a draft: the text was changed',
  'comment.deleted': 'Deleted their own comment on a draft',
  'comment.made': 'Commented on a draft',
  'comment.reopened': 'Reopened a comment on a draft',
  'comment.resolved': 'Settled a comment on a draft',
  'confirmations.read': 'Read who has confirmed what',
  'consultation.recorded': 'Recorded a consultation',
  'decision.corrected': 'Put a recorded decision right',
  'decision.recorded': 'Recorded a decision',
  'decision.reported': 'Reported a decision to the body',
  'document.archived': 'Prepared a document for keeping',
  'document.printed': 'Printed a document',
  'document.sent': 'Sent a document to be brought in',
  'document.sealed': 'Sealed a document',
  'document.signed': 'Put a signature on a document',
  'draft.looked-at': 'Read a draft through',
  'draft.saved': 'Changed a draft',
  'draft.shown': 'Asked somebody to look at a draft',
  'draft.shown-no-more': 'Stopped showing a draft',
  'duties.found': 'Found the tasks that a policy asks for',
  'duty.recorded': 'Recorded a task as done',
  'edition.offered-again': 'Offered an edition again',
  'edition.published': 'Published an edition',
  'editorial-update.adopted': 'Took an editorial update under a standing resolution',
  'exception.asked': 'Asked for an exception to fixed wording',
  'exception.ended': 'Ended an exception to fixed wording',
  'exception.granted': 'Granted an exception to fixed wording',
  'exception.refused': 'Refused an exception to fixed wording',
  'exception.withdrawn': 'Took back a question for an exception',
  'held-elsewhere.declared': 'Recorded that a policy is held elsewhere',
  'held-elsewhere.ended': 'Recorded that a policy is no longer held elsewhere',
  'letterhead.set': 'Changed the colour or the logo',
  'live-value.set': 'Changed who or what a policy names between meetings',
  'meeting.cancelled': 'Cancelled a meeting',
  'meeting.moved': 'Moved a meeting',
  'meeting.scheduled': 'Entered a meeting',
  'minutes.confirmed': 'Confirmed minutes',
  'not-applicable.declared': 'Recorded that an expected policy is not needed',
  'not-applicable.ended': 'Took back that a policy is not needed',
  'installation.backed-up': 'Took a backup of the whole installation',
  'installation.checked': 'Computed every digest and record of the installation anew',
  'installation.restored': 'Restored the whole installation from a backup',
  'organisation.escalation-set': 'Changed whether overdue policies below are told of',
  'organisation.exported': 'Took along everything that the organisation has',
  'pack.asked': 'Asked for a pack',
  'held.read': 'Took along what is held on somebody',
  'people.read': 'Read the list of people',
  'person.appointed': 'Gave somebody a post',
  'person.erased': 'Erased somebody who had left',
  'person.signed-in': 'Signed in',
  'policies.read': 'Read policies',
  'policy.adopted': 'Adopted a policy',
  'policy.approver-stated': 'Said who approves a policy',
  'policy.changed-template': 'Moved a policy to another template',
  'policy.chased': 'Reminded the school of a policy',
  'policy.entered': 'Entered a policy from the existing schedule',
  'policy.forked': 'Started a policy from a template',
  'policy.hidden': 'Took a policy off the public page',
  'policy.imported': 'Brought in an existing policy',
  'policy.left-template': 'Took a policy off its template',
  'policy.required': 'Said that a policy is expected of the settings below',
  'policy.retired': 'Withdrew a policy from use',
  'policy.shown': 'Put a policy on the public page',
  'policy.submitted': 'Sent a policy for a decision',
  'question.answered': 'Answered a question about a policy',
  'question.asked': 'Asked a question about a policy',
  'requirement.linked': 'Recorded that a policy answers what is expected under another title',
  'requirement.unlinked': 'Took back that a policy answers what is expected',
  'record.exported': 'Took along the record of events',
  'record.verified': 'Computed the record of events anew',
  'register.read': 'Read the register',
  'requirement.changed': 'Changed what is expected of the settings below',
  'requirement.ended': 'Ended what is expected of the settings below',
  'review.planned': 'Planned a review for a meeting',
  'review.reason-noted': 'Noted a reason to review a policy early',
  'review.recorded': 'Recorded a review',
  'revision.acknowledged': 'Confirmed having read a policy',
  'revision.acknowledged-on-paper': 'Entered a confirmation given on paper',
  'revision.signed': 'Signed a policy',
  'revision.tabled': 'Put a policy on an agenda',
  'revision.taken-off': 'Took a policy off an agenda',
  'revision.withdrawn': 'Took a policy back before a decision',
  'round.closed': 'Closed a round of confirmations',
  'round.opened': 'Opened a round of confirmations',
  'round.reminded': 'Reminded those who have not confirmed',
  'second-factor.reset': 'Let somebody set up the second step of signing in again',
  'signature.asked-again': 'Asked for a signature again',
  'signature.declined': 'Declined to sign',
  'signature.handed-on': 'Handed a signature on to somebody else',
  'signature.recorded-on-paper': 'Recorded a signature given on paper',
  'signature.waived': 'Closed a policy without a signature',
  'signing-rules.set': 'Changed who signs',
  'templates.read': 'Read templates',
  'template.review-set': 'Said how often a template is reviewed',
  'template.reviewed': 'Reviewed a template: nothing had to change',
  'template.created': 'Started a template',
  'template.derived': 'Started a template from another',
  'template.updated': 'Took an update into a template',
  'term-dates.set': 'Changed the term dates',
  'token.made': 'Gave a program access',
  'token.refused': 'Tried to read by a token that opens nothing any more',
  'token.revoked': 'Ended the access of a program',
  'update.declined': 'Left out an edition of the template',
  'update.offered': 'Offered a new edition of the template',
  'update.taken': 'Took a new edition into the draft',
  'update.undone': 'Took back an update of the draft',
  'updates.delegated': 'Recorded who may take editorial updates',
  'updates.undelegated': 'Ended who may take editorial updates',
  'webhook.added': 'Added a system that is told',
  'webhook.paused': 'Paused a system that is told',
  'word-copy.made': 'Sent a draft round as a Word file',
  'word-copy.returned': 'Brought a Word file back',
  'word-copy.taken': 'Took changes from a Word file',
} as const;
export type AuditAction = keyof typeof EVENT_WORDS;

/** What the service does by itself once somebody has done what it follows from: no line says that they did it. */
const OWN_WORK: readonly AuditAction[] = [
  'document.archived',
  'document.printed',
  'document.sealed',
  'document.signed',
  'duties.found',
  'update.offered',
];

/** Whether the service did it, for whomever its work was begun. */
export function isOwnWork(action: string): boolean {
  return OWN_WORK.some((each) => each === action);
}

/** `Who holds keys? changed, as at 1 October 2026` */
function sayChanged({ question, asAt, of }: ToldAnswer): string {
  const day = parsePlainDate(asAt);
  return `${question} changed${day ? `, as at ${sayDate(day)}` : ''}${of ? `: ${of}` : ''}`;
}

/** On whose behalf a line came about, in words after `on behalf of`; null: whoever acted did so for themself. */
export function sayBehalf(behalf: string | null, name: string | null): string | null {
  if (behalf === null) return null;
  const [kind, of = ''] = behalf.split(':');
  if (kind === 'operator') return 'whoever runs this installation';
  if (kind === 'office') return `the ${isRole(of) ? sayRole(of) : of.replaceAll('-', ' ')}`;
  return name ?? (kind === 'body' ? 'a body here' : 'a program');
}

const isRole = (word: string): word is Role => ROLES.some((each) => each === word);

/** An answer that its keeper changed: what was asked, as at which day, and the policy where it is another organisation's. */
export interface ToldAnswer {
  readonly question: string;
  readonly asAt: string;
  readonly of: string | null;
}

/** A decision as it was recorded then; a correction has a line of its own. */
export interface ToldDecision {
  readonly outcome: string;
  readonly minuteReference: string | null;
}

/** An adoption from before the record, as it was recorded. */
export interface ToldHistory {
  readonly adoptedSaid: string | null;
  readonly minuteReference: string | null;
}

/** `Recorded a decision (adopted with changes, minute 26/41)` */
function sayRecorded({ outcome, minuteReference }: ToldDecision): string {
  const decided = (outcomeText[outcome as DecisionOutcome] ?? outcome).toLowerCase();
  return `${EVENT_WORDS['decision.recorded']} (${decided}${minuteReference ? `, minute ${minuteReference}` : ''})`;
}

/** `Recorded an adoption from before Ratify (June 2017, minute FGB 12/24)` */
function sayHistory({ adoptedSaid, minuteReference }: ToldHistory): string {
  const told = [adoptedSaid, minuteReference && `minute ${minuteReference}`].filter((each) => !!each);
  const words = EVENT_WORDS['adoption.recorded-as-historic'];
  return told.length > 0 ? `${words} (${told.join(', ')})` : words;
}

/** What a line tells beyond that it happened. */
export interface ToldBesides {
  readonly answer?: ToldAnswer | null;
  readonly decision?: ToldDecision | null;
  readonly history?: ToldHistory | null;
}

/** A line of the record in words; one that a newer version wrote says its own name. */
export function sayEvent(action: string, { answer, decision, history }: ToldBesides = {}): string {
  if (action === 'live-value.set' && answer) return sayChanged(answer);
  if (action === 'decision.recorded' && decision) return sayRecorded(decision);
  if (action === 'adoption.recorded-as-historic' && history) return sayHistory(history);
  if (Object.hasOwn(EVENT_WORDS, action)) return EVENT_WORDS[action as AuditAction];
  const words = action.replace('.', ': ').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
