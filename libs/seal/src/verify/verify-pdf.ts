import { PDF } from '@libpdf/core';

import { sha256, toBuffer, toHex } from '../crypto/bytes.ts';
import * as x509 from '../crypto/x509.ts';
import { listSignatureFields } from '../pdf/signature-fields.ts';
import { readCoveredRange } from './byte-range.ts';
import {
  checkDocumentTimestamp,
  type CheckedSignature,
  checkPersonSignature,
  type FoundSignature,
} from './check-signature.ts';
import type { TrustBase } from './check-token.ts';
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
  const pdf = await tryOpen(bytes);
  if (!pdf) return conclude(bytes, options, { problems: [problem('FILE_DAMAGED')], signatures: [], empty: [] });
  const fields = listSignatureFields(pdf);
  const found = fields
    .flatMap((field) =>
      field.value ? [{ field, value: field.value, range: readCoveredRange(bytes, field.value) }] : [],
    )
    .sort((one, other) => one.range.end - other.range.end);
  const carried = readValidationData(pdf);
  const base = trustBase(options, carried);
  const checked: CheckedSignature[] = [];
  for (const each of found) {
    const isStamp = each.value.getName('Type')?.value === 'DocTimeStamp';
    checked.push(await (isStamp ? checkDocumentTimestamp(each, base) : checkPersonSignature(each, base)));
  }
  const lists = readRevocationLists(carried.revocationLists);
  const signatures = await Promise.all(checked.map((each) => findLevel(each, checked, lists)));
  const empty = fields.filter(({ value }) => !value).map(({ name }) => name);
  return conclude(bytes, options, { problems: await checkWhole(bytes, found), signatures, empty });
}

/** What is wrong with the file around its signatures. */
async function checkWhole(bytes: Uint8Array, found: readonly FoundSignature[]): Promise<Problem[]> {
  const last = found.at(-1);
  if (!last) return [problem('NOT_SIGNED')];
  const problems: Problem[] = [];
  if (last.range.end !== bytes.length) problems.push(problem('APPENDED_AFTER_LAST_SIGNATURE'));
  const ends = [...new Set(found.map(({ range }) => range.end))].filter((end) => end > 0);
  let before: PDF | null = null;
  for (const end of ends) {
    const signedHere = new Set(found.filter(({ range }) => range.end === end).map(({ field }) => field.name));
    const state = await tryOpen(bytes.subarray(0, end));
    const changes = !state
      ? ['unreadable']
      : before
        ? findForeignChanges(before, state, signedHere)
        : missingIn(state, signedHere);
    if (changes.length > 0) problems.push(problem('CHANGED_BETWEEN_SIGNATURES', changes.slice(0, 5).join(', ')));
    before = state;
  }
  return problems;
}

/** The first signed state must itself hold the signature that covers it, and no other. */
function missingIn(state: PDF, signedHere: ReadonlySet<string>): string[] {
  const inside = listSignatureFields(state).filter(({ value }) => value);
  const same = inside.length === signedHere.size && inside.every(({ name }) => signedHere.has(name));
  return same ? [] : ['signature set later than the state it covers'];
}

function conclude(
  bytes: Uint8Array,
  { expectedFields, knownRevisions = [] }: VerifyOptions,
  { problems, signatures, empty }: { problems: Problem[]; signatures: SignatureReport[]; empty: string[] },
): Verdict {
  const digest = toHex(sha256(bytes));
  const own = knownRevisions.find((each) => each.sha256 === digest);
  const latest = Math.max(0, ...knownRevisions.map(({ number }) => number));
  const signed = new Set(signatures.map(({ field }) => field));
  const missingFields = expectedFields?.filter((name) => !signed.has(name)) ?? empty;
  const all = [...problems];
  if (missingFields.length > 0) all.push(problem('SIGNATURES_MISSING', missingFields.join(', ')));
  if (own && own.number < latest) all.push(problem('EARLIER_STATE'));
  // A stored state before the first signature is genuine although nothing in the file itself can show it.
  const fatal = problems.some(({ code }) => code !== 'NOT_SIGNED' || !own) || signatures.some(({ sound }) => !sound);
  const verdict: Omit<Verdict, 'words'> = {
    verdict: fatal ? 'INVALID' : all.length > 0 ? 'INCOMPLETE' : 'VALID',
    problems: all,
    signatures,
    missingFields,
    revision: own ? { number: own.number, latest } : null,
    level: lowestLevel(signatures),
    sha256: digest,
    length: bytes.length,
  };
  return { ...verdict, words: sayVerdict(verdict) };
}

function trustBase(options: VerifyOptions, carried: ValidationData): TrustBase {
  const roots = readCertificates(options.roots);
  return {
    roots,
    timestampRoots: [...roots, ...readCertificates(options.timestampRoots ?? [])],
    pool: carried.certificates.flatMap(tryReadCertificate),
    revocationLists: readRevocationLists([...(options.revocationLists ?? []), ...carried.revocationLists]),
    at: options.at,
  };
}

function readCertificates(certificates: readonly (Uint8Array | string)[]): x509.X509Certificate[] {
  return certificates.map((each) => new x509.X509Certificate(typeof each === 'string' ? each : toBuffer(each)));
}

/** What a file carries may be anything; a certificate that cannot be read is no help and no harm. */
function tryReadCertificate(der: Uint8Array): x509.X509Certificate[] {
  try {
    return readCertificates([der]);
  } catch {
    return [];
  }
}

/** A file the parser has to repair is not the file that was signed. */
async function tryOpen(bytes: Uint8Array): Promise<PDF | null> {
  try {
    const pdf = await PDF.load(bytes, { lenient: false });
    return pdf.recoveredViaBruteForce ? null : pdf;
  } catch {
    return null;
  }
}
