import { PDF } from '@libpdf/core';

import { sha256, toBuffer, toHex } from '../crypto/bytes.ts';
import * as x509 from '../crypto/x509.ts';
import { listSignatureFields, type SignatureField } from '../pdf/signature-fields.ts';
import { readCoveredRange } from './byte-range.ts';
import {
  checkDocumentTimestamp,
  type CheckedSignature,
  checkPersonSignature,
  type FoundSignature,
} from './check-signature.ts';
import type { TrustBase } from './check-token.ts';
import { CLOSING_FIELD } from '../pdf/closing-field.ts';
import { findForeignChanges } from './compare-revisions.ts';
import { findLevel, lowestLevel } from './level.ts';
import { problem, type Problem } from './problems.ts';
import type { SignatureReport, Verdict } from './report.ts';
import { readRevocationLists } from './revocation.ts';
import { readValidationData, type ValidationData } from './validation-data.ts';
import { sayVerdict } from './words.ts';

/** What a file is held against. */
export interface VerifyOptions {
  /** root certificates trusted for signatures, DER or PEM */
  readonly roots: readonly (Uint8Array | string)[];
  /** roots trusted for timestamps only, such as an outside authority's; `roots` are always trusted for both */
  readonly timestampRoots?: readonly (Uint8Array | string)[];
  /** the moment of verifying */
  readonly at: Date;
  /** fields that must be signed; without it every signature field of the form must be */
  readonly expectedFields?: readonly string[];
  /** every state of this document that was stored, to recognise an earlier one */
  readonly knownRevisions?: readonly KnownRevision[];
  /** current revocation lists, DER, besides those the file carries */
  readonly revocationLists?: readonly Uint8Array[];
}

/** A stored state of a document. */
export interface KnownRevision {
  readonly number: number;
  /** hexadecimal */
  readonly sha256: string;
}

/** Verifies every signature of a PDF and the file as a whole; never throws for what a stranger may hand in. */
export async function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<Verdict> {
  const trusted = readRoots(options);
  try {
    return conclude(bytes, options, await examine(bytes, { ...options, ...trusted }));
  } catch (error) {
    // The parser reads objects only when they are asked for, so a damaged one can turn up at any step.
    const problems = [problem('FILE_DAMAGED', error instanceof Error ? error.message : String(error))];
    return conclude(bytes, options, { problems, signatures: [], empty: [] });
  }
}

interface Findings {
  readonly problems: readonly Problem[];
  readonly signatures: readonly SignatureReport[];
  /** signature fields without a signature */
  readonly empty: readonly string[];
}

async function examine(bytes: Uint8Array, options: VerifyOptions & Roots): Promise<Findings> {
  const pdf = await open(bytes);
  const fields = listSignatureFields(pdf);
  const found = findSignatures(bytes, fields);
  const carried = readValidationData(pdf);
  const base = trustBase(options, carried);
  const checked: CheckedSignature[] = [];
  for (const each of found) {
    checked.push(
      await (isDocumentTimestamp(each) ? checkDocumentTimestamp(each, base) : checkPersonSignature(each, base)),
    );
  }
  const lists = readRevocationLists(carried.revocationLists);
  return {
    problems: await checkWhole(bytes, found),
    signatures: await Promise.all(checked.map((each) => findLevel(each, checked, lists))),
    empty: fields.filter(({ value }) => !value).map(({ name }) => name),
  };
}

/** The signed fields, in the order in which they were signed. */
function findSignatures(bytes: Uint8Array, fields: readonly SignatureField[]): FoundSignature[] {
  return fields
    .flatMap((field) =>
      field.value ? [{ field, value: field.value, range: readCoveredRange(bytes, field.value) }] : [],
    )
    .sort((one, other) => one.range.end - other.range.end);
}

function isDocumentTimestamp({ value }: FoundSignature): boolean {
  return value.getName('Type')?.value === 'DocTimeStamp';
}

/** What is wrong with the file around its signatures. */
async function checkWhole(bytes: Uint8Array, found: readonly FoundSignature[]): Promise<Problem[]> {
  // Anybody can have any file timestamped: only a person's signature makes it a document of ours.
  const problems: Problem[] = found.every(isDocumentTimestamp) ? [problem('NOT_SIGNED')] : [];
  const last = found.at(-1);
  if (last && last.range.end !== bytes.length) problems.push(problem('APPENDED_AFTER_LAST_SIGNATURE'));
  const ends = [...new Set(found.map(({ range }) => range.end))].filter((end) => end > 0);
  let before: PDF | null = null;
  for (const end of ends) {
    const signedNow = new Set(found.filter(({ range }) => range.end === end).map(({ field }) => field.name));
    const state = await open(bytes.subarray(0, end));
    const changes = before ? findForeignChanges(before, state, signedNow) : [];
    if (changes.length > 0) problems.push(problem('CHANGED_BETWEEN_SIGNATURES', changes.slice(0, 5).join(', ')));
    before = state;
  }
  return problems;
}

function conclude(
  bytes: Uint8Array,
  { expectedFields, knownRevisions = [] }: VerifyOptions,
  { problems, signatures, empty }: Findings,
): Verdict {
  const digest = toHex(sha256(bytes));
  const own = knownRevisions.find((each) => each.sha256 === digest);
  const latest = Math.max(0, ...knownRevisions.map(({ number }) => number));
  const signed = new Set(signatures.map(({ field }) => field));
  const unsigned = expectedFields?.filter((name) => !signed.has(name)) ?? empty;
  const seal = signatures.find(({ field, kind, sound }) => field === CLOSING_FIELD && kind === 'signature' && sound);
  const missingFields = seal ? [] : unsigned;
  const all = [...problems];
  if (seal && !isArchived(seal, signatures)) all.push(problem('ARCHIVE_TIMESTAMP_MISSING'));
  if (missingFields.length > 0) all.push(problem('SIGNATURES_MISSING', missingFields.join(', ')));
  if (own && own.number < latest) all.push(problem('EARLIER_STATE'));
  // A stored state before the first signature is genuine although nothing in the file itself can show it.
  const fatal = problems.some(({ code }) => code !== 'NOT_SIGNED' || !own) || signatures.some(({ sound }) => !sound);
  const verdict: Omit<Verdict, 'words'> = {
    verdict: fatal ? 'INVALID' : all.length > 0 ? 'INCOMPLETE' : 'VALID',
    problems: all,
    signatures,
    missingFields,
    unsignedFields: seal ? unsigned : [],
    revision: own ? { number: own.number, latest } : null,
    level: lowestLevel(signatures),
    sha256: digest,
    length: bytes.length,
  };
  return { ...verdict, words: sayVerdict(verdict) };
}

function isArchived(seal: SignatureReport, signatures: readonly SignatureReport[]): boolean {
  return signatures.some(({ kind, coversUpTo }) => kind === 'document-timestamp' && coversUpTo > seal.coversUpTo);
}

interface Roots {
  readonly trusted: readonly x509.X509Certificate[];
  readonly trustedForTimestamps: readonly x509.X509Certificate[];
}

/** Read outside the guard: a root that cannot be read is a fault of the installation, not of the file. */
function readRoots({ roots, timestampRoots = [] }: VerifyOptions): Roots {
  const trusted = roots.map(readCertificate);
  return { trusted, trustedForTimestamps: [...trusted, ...timestampRoots.map(readCertificate)] };
}

function trustBase(options: VerifyOptions & Roots, carried: ValidationData): TrustBase {
  return {
    roots: options.trusted,
    timestampRoots: options.trustedForTimestamps,
    pool: carried.certificates.flatMap(tryReadCertificate),
    revocationLists: readRevocationLists([...(options.revocationLists ?? []), ...carried.revocationLists]),
    at: options.at,
  };
}

function readCertificate(certificate: Uint8Array | string): x509.X509Certificate {
  return new x509.X509Certificate(typeof certificate === 'string' ? certificate : toBuffer(certificate));
}

/** What a file carries may be anything; a certificate that cannot be read is no help and no harm. */
function tryReadCertificate(der: Uint8Array): x509.X509Certificate[] {
  try {
    return [readCertificate(der)];
  } catch {
    return [];
  }
}

/** A file the parser has to repair is not the file that was signed. */
async function open(bytes: Uint8Array): Promise<PDF> {
  const pdf = await PDF.load(bytes, { lenient: false });
  if (pdf.recoveredViaBruteForce) throw new Error('the cross-reference table is damaged');
  return pdf;
}
