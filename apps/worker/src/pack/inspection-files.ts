import { createHash } from 'node:crypto';
import {
  AS_SENT,
  type InspectionContents,
  type PackedAttendee,
  type PackedConfirmation,
  type PackedDecision,
  type PackedDocument,
  type PackedPolicy,
} from '@ratify/journey';
import { dateInLondon, isPresent, policyStatusText, routeText, sayDate, type PlainDate } from '@ratify/policy';
import type { Pack } from '@ratify/store';
import { officeWords } from '../print/office-words.ts';
import { csvOf } from './csv-of.ts';
import { indexPage } from './index-page.ts';

/** A file of the pack that is written for it. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

export interface PackFacts {
  readonly pack: Pack;
  readonly publicOrigin: string;
}

/** The documents of a pack, each once. */
export function documentsOf(policies: readonly PackedPolicy[]): PackedDocument[] {
  return policies.flatMap(({ document }) => document ?? []);
}

/** Everything in an inspection pack but the documents: an index to open first, the lists, and last the manifest of them all. */
export function inspectionFiles(contents: InspectionContents, facts: PackFacts): WrittenFile[] {
  const lists = listsOf(contents);
  const index = { path: 'index.html', text: indexPage(contents, lists, facts) };
  const written = [index, ...lists];
  return [...written, manifestOf(written, documentsOf(contents.policies))];
}

/** The SHA-256 of every other file, as `sha256sum --check` reads it (the form of RFC 8493, 2.1.3). */
function manifestOf(written: readonly WrittenFile[], documents: readonly PackedDocument[]): WrittenFile {
  const lines = [
    ...written.map(({ path, text }) => [createHash('sha256').update(text).digest('hex'), path]),
    ...documents.map(({ path, sha256 }) => [sha256, path]),
  ];
  return { path: 'manifest-sha256.txt', text: lines.map(([hash, path]) => `${hash}  ${path}\n`).join('') };
}

function listsOf({ policies, decisions, missing, reviews, confirmations }: InspectionContents): WrittenFile[] {
  const lists = [
    { path: 'register.csv', text: csvOf(REGISTER_HEAD, policies.map(registerRow)) },
    { path: 'decisions.csv', text: csvOf(DECISION_HEAD, decisions.map(decisionRow)) },
    {
      path: 'missing.csv',
      text: csvOf(
        ['Policy', 'Where it stands', 'Why it is expected'],
        missing.map(({ title, status, basis }) => [title, policyStatusText[status], basis]),
      ),
    },
    {
      path: 'reviews.csv',
      text: csvOf(
        ['Policy', 'Reviewed on', 'Outcome', 'Reason', 'Next review', 'Recorded by'],
        reviews.map((each) => [
          ...[each.policy, sayMaybe(each.reviewedOn)],
          each.outcome === 'no-change' ? 'No change' : 'To be changed',
          ...[each.reason, each.nextDueSaid ?? sayMaybe(each.nextDueOn), each.recordedByName],
        ]),
      ),
    },
  ];
  if (!confirmations) return lists;
  return [...lists, { path: 'confirmations.csv', text: csvOf(CONFIRMATION_HEAD, confirmations.map(confirmationRow)) }];
}

const REGISTER_HEAD = [
  'Policy',
  'Where it stands',
  'Version',
  'Adopted on',
  'Adopted by',
  'Minute',
  'Effective from',
  'Next review',
  'Template',
  'Edition',
  'Newest edition',
  'Document',
  'File',
  'Verification code',
  'SHA-256',
  'Remark',
] as const;

function registerRow(policy: PackedPolicy): string[] {
  const { document } = policy;
  return [
    ...[policy.title, policyStatusText[policy.status], sayNumber(policy.version), policy.adopted],
    ...[policy.adoptedBy, policy.minuteReference, policy.effectiveFrom, policy.reviewDue],
    ...[policy.template, sayNumber(policy.editionNumber), sayNumber(policy.newestEdition)],
    ...[sayLevel(document), document?.path ?? '', document?.verifyCode ?? '', document?.sha256 ?? ''],
    policy.remark,
  ];
}

/** What a policy's document bears, said as it is. */
export function sayLevel(document: PackedDocument | null): string {
  if (!document) return 'No document';
  if (document.level === AS_SENT) return 'As it was sent: adopted before this record began';
  return document.level === 'unsigned' ? 'Printed, not sealed yet' : `Sealed (${document.level})`;
}

const DECISION_HEAD = [
  'Policy',
  'Decided by',
  'How',
  'On',
  'Minute',
  'Present who could vote',
  'Quorum',
  'Votes',
  'Members present',
  'In attendance, without a vote',
  'Apologies',
  'Absent without apologies',
  'Interests declared',
] as const;

function decisionRow(decision: PackedDecision): string[] {
  const named = (isOfIt: (each: PackedAttendee) => boolean): string =>
    decision.people.filter(isOfIt).map(sayAttendee).join('; ');
  return [
    ...[decision.policy, decision.body, routeText[decision.route], sayMaybe(decision.decidedOn)],
    ...[decision.minuteReference, sayNumber(decision.attendance), sayNumber(decision.quorum), decision.votes],
    named(({ votes, presence }) => votes && isPresent(presence)),
    named(({ votes, presence }) => !votes && isPresent(presence)),
    named(({ presence }) => presence === 'apologies-accepted' || presence === 'apologies'),
    named(({ presence }) => presence === 'absent'),
    decision.interests.join(' '),
  ];
}

/** `Sian Prosser (chair)`, `Joan Whitfield (governor, joined remotely)`, `Dev Patel (governor, not accepted)`. */
function sayAttendee({ personName, office, presence }: PackedAttendee): string {
  const notes = [
    ...(office ? [office.charAt(0).toLowerCase() + office.slice(1)] : []),
    ...(presence === 'remote' ? ['joined remotely'] : []),
    ...(presence === 'apologies' ? ['not accepted'] : []),
  ];
  return notes.length > 0 ? `${personName} (${notes.join(', ')})` : personName;
}

const CONFIRMATION_HEAD = [
  'Policy',
  'Version in force',
  'Person',
  'Role',
  'Read and understood',
  'Version',
  'On',
] as const;

const CONFIRMED: Record<PackedConfirmation['state'], string> = {
  confirmed: 'Confirmed',
  changed: 'Confirmed an earlier version; it has changed since',
  none: 'Not confirmed',
};

function confirmationRow({ policy, versionInForce, person, roles, state, version, at }: PackedConfirmation): string[] {
  const offices = roles.map((role) => officeWords(role, null)).join(', ');
  return [
    ...[policy, String(versionInForce), person, offices || 'No longer appointed'],
    ...[CONFIRMED[state], sayNumber(version), at ? sayDate(dateInLondon(at.getTime())) : ''],
  ];
}

function sayNumber(number: number | null): string {
  return number === null ? '' : String(number);
}

function sayMaybe(date: string | null): string {
  return date ? sayDate(date as PlainDate) : '';
}
