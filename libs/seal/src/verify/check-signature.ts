import type { PdfDict } from '@libpdf/core';

import { checkSignedData } from '../cms/check-signed-data.ts';
import { type ReadSignedData, readSignedData } from '../cms/read-signed-data.ts';
import { digest } from '../crypto/bytes.ts';
import { OID } from '../crypto/oids.ts';
import { withoutPadding } from '../pdf/signature-contents.ts';
import type { SignatureField } from '../pdf/signature-fields.ts';
import type { CoveredRange } from './byte-range.ts';
import { checkTimestamp, type CheckedToken, type TrustBase } from './check-token.ts';
import { problem, type Problem } from './problems.ts';
import type { SignatureReport } from './report.ts';
import { checkTrust, type TrustAnswer } from './trust.ts';

/** One signature after checking: its report still without level and words, and the paths its certificates took. */
export interface CheckedSignature {
  readonly report: Omit<SignatureReport, 'level' | 'words'>;
  readonly paths: readonly TrustAnswer[];
}

/** A signature or document timestamp with the dictionary it stands in and the part of the file it covers. */
export interface FoundSignature {
  readonly field: SignatureField;
  readonly value: PdfDict;
  readonly range: CoveredRange;
}

/** Checks one signature of a person: PAdES with a detached CMS signature. */
export async function checkPersonSignature(found: FoundSignature, base: TrustBase): Promise<CheckedSignature> {
  const problems: Problem[] = found.range.faults.map((fault) => problem(fault));
  const cms = tryRead(found, problems);
  if (!cms) return { report: { ...blankReport(found, 'signature'), problems }, paths: [] };
  const content = digest(cms.digestAlgorithm, found.range.before, found.range.after);
  problems.push(...checkSignedData(cms, content, { contentType: OID.data }).map((fault) => problem(fault)));
  const token = await checkSignatureTimestamp(cms, base);
  problems.push(...(token?.problems ?? []));
  const trust = await checkTrust({
    ...base,
    certificate: cms.signerCertificate,
    pool: [...cms.certificates, ...base.pool],
    at: token?.at ?? base.at,
    use: 'document',
  });
  problems.push(...trust.faults.map((fault) => problem(fault)));
  const subject = cms.signerCertificate.subjectName;
  return {
    report: {
      ...blankReport(found, 'signature'),
      sound: problems.length === 0,
      problems,
      person: subject.getField(OID.commonName)[0] ?? null,
      role: subject.getField(OID.title)[0] ?? null,
      organisation: subject.getField(OID.organisation)[0] ?? null,
      provenAt: token?.at ?? null,
      timestampedBy: token?.by ?? null,
      trustAnchor: trust.anchor?.subjectName.getField('CN')[0] ?? null,
      serialNumber: cms.signerCertificate.serialNumber,
    },
    paths: token?.trust ? [trust, token.trust] : [trust],
  };
}

/** Checks a document timestamp: the token stands where a person's signature would and stamps the file itself. */
export async function checkDocumentTimestamp(found: FoundSignature, base: TrustBase): Promise<CheckedSignature> {
  const contents = withoutPadding(found.value.getString('Contents')?.bytes ?? new Uint8Array());
  const token = await checkTimestamp(contents ?? new Uint8Array(), [found.range.before, found.range.after], base);
  const problems = [...found.range.faults.map((fault) => problem(fault)), ...token.problems];
  return {
    report: {
      ...blankReport(found, 'document-timestamp'),
      sound: problems.length === 0,
      problems,
      provenAt: token.at,
      timestampedBy: token.by,
      trustAnchor: token.trust?.anchor?.subjectName.getField('CN')[0] ?? null,
    },
    paths: token.trust ? [token.trust] : [],
  };
}

function checkSignatureTimestamp(cms: ReadSignedData, base: TrustBase): Promise<CheckedToken> | null {
  const der = cms.unsigned.get(OID.signatureTimestamp);
  return der ? checkTimestamp(der, [cms.signature], base) : null;
}

function tryRead({ value }: FoundSignature, problems: Problem[]): ReadSignedData | null {
  if (value.getName('SubFilter')?.value !== 'ETSI.CAdES.detached') problems.push(problem('FORMAT_UNKNOWN'));
  try {
    const der = withoutPadding(value.getString('Contents')?.bytes ?? new Uint8Array());
    if (der) return readSignedData(der);
    problems.push(problem('SIGNATURE_UNREADABLE', 'something other than zeros follows the signature'));
  } catch (error) {
    problems.push(problem('SIGNATURE_UNREADABLE', error instanceof Error ? error.message : String(error)));
  }
  return null;
}

function blankReport(
  { field, value, range }: FoundSignature,
  kind: SignatureReport['kind'],
): CheckedSignature['report'] {
  return {
    field: field.name,
    kind,
    sound: false,
    problems: [],
    person: null,
    role: null,
    organisation: null,
    reason: value.getString('Reason')?.asString() ?? null,
    provenAt: null,
    claimedAt: readDate(value.getString('M')?.asString()),
    timestampedBy: null,
    trustAnchor: null,
    serialNumber: null,
    coversUpTo: range.end,
  };
}

/** A PDF date in UTC, as we write them; another zone is left unread because it is only a claim. */
function readDate(text: string | undefined): Date | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|[+-]00'?00'?)?$/.exec(text ?? '');
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
