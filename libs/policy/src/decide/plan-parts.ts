import type { Problem } from '@ratify/document';
import type { SigningOffice } from '../journey/vocabulary.ts';
import type { MessageRequest } from '../message/letter.ts';
import type { AuditAction } from '../record/event-words.ts';
import { type Refusal, refuse } from '../refusals/refusal.ts';

/** The person who acts, always from the session. */
export interface Actor {
  readonly personId: string;
  readonly name: string;
}

export type AuditValue =
  string | number | boolean | null | readonly AuditValue[] | { readonly [key: string]: AuditValue };

/** One line of the record. `data` holds ids, states and dates; words and names of people go to `personal`. */
export interface AuditEntry {
  /** Verb carried through: `edition.published`. */
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, AuditValue>>;
  /** Kept apart under a salt, so that it can be erased while the chain still verifies. */
  readonly personal?: Readonly<Record<string, string>>;
  /** For whom it was done, where not for whoever did it. */
  readonly onBehalfOf?: Behalf | undefined;
}

/** A body for which somebody records, or an office whose act somebody records. */
export type Behalf = `body:${string}` | `office:${SigningOffice}`;

export type AuditSubject =
  | 'Template'
  | 'Edition'
  | 'Policy'
  | 'Draft'
  | 'Revision'
  | 'Meeting'
  | 'Organisation'
  | 'Person'
  | 'ApiToken'
  | 'Webhook'
  | 'Decision'
  | 'Adoption'
  | 'SignatureRequest'
  | 'Body'
  | 'Requirement'
  | 'Review'
  | 'Duty'
  | 'NotApplicable'
  | 'Acknowledgement'
  | 'Exception'
  | 'Consultation'
  | 'Delegation'
  | 'Round'
  | 'Question'
  | 'Comment'
  | 'SentDocument';

export const JOB_TASKS = [
  'offer-edition',
  'count-effects',
  'print-document',
  'sign-document',
  'seal-document',
  'make-pack',
  'bring-in',
  'send-message',
  'remind-round',
  'tell-chased',
  'deliver-webhook',
] as const;
export type JobTask = (typeof JOB_TASKS)[number];

/** Work to be done after the transaction. Payloads hold ids only; equal keys are one job. */
export interface JobRequest {
  readonly task: JobTask;
  readonly payload: Readonly<Record<string, string>>;
  readonly key: string;
}

/** What every plan ends with: written in the same transaction as its rows. */
export interface PlanRecord {
  readonly audit: readonly AuditEntry[];
  readonly jobs: readonly JobRequest[];
  /** Mail that goes out once the transaction stands. */
  readonly messages?: readonly MessageRequest[];
}

/** A job of this task about one row, keyed so that asking twice does it once. */
export function job(task: JobTask, payload: Readonly<Record<string, string>>, subjectId: string): JobRequest {
  return { task, payload, key: `${task}:${subjectId}` };
}

/** Something as a place of the text: `4.2 Privacy settings`. */
export function clausePlace(clause: { readonly clauseId: string; readonly number: string; readonly title: string }) {
  const where = `${clause.number} ${clause.title}`.trim() || clause.clauseId;
  return { where, clauseId: clause.clauseId };
}

/** Each error of a text as a refusal with its line; warnings and advice never refuse. */
export function refuseErrors(problems: readonly Problem[]): Refusal[] {
  return problems
    .filter((problem) => problem.severity === 'error')
    .map((problem) =>
      refuse('TEXT_HAS_ERRORS', {
        what: problem.message,
        whatToDo: problem.advice,
        where: `line ${problem.range.start.line}`,
        line: problem.range.start.line,
        column: problem.range.start.column,
        ...(problem.clauseId === undefined ? {} : { clauseId: problem.clauseId }),
      }),
    );
}

/** Whether a reason was left empty. */
export function isBlankText(text: string | null | undefined): boolean {
  return !text?.trim();
}
