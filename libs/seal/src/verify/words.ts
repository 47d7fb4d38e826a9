import { CLOSING_FIELD } from '../pdf/closing-field.ts';
import type { SignatureReport, Verdict } from './report.ts';

/** One signature in plain words; never more than it is: a simple electronic signature. */
export function saySignature(report: Omit<SignatureReport, 'words'>): string {
  const when = report.provenAt ? sayInstant(report.provenAt) : null;
  if (report.kind === 'document-timestamp') {
    const by = report.timestampedBy ?? 'an unknown authority';
    return report.sound ? `Sealed for the long term by ${by} on ${when}.` : `A seal by ${by} that does not hold.`;
  }
  const who = [report.person ?? 'Someone unknown', report.role, report.organisation].filter(Boolean).join(', ');
  if (!report.sound) return `A signature in the name of ${who}, that does not hold.`;
  const time = when ? `on ${when}, timestamped by ${report.timestampedBy}` : 'at a time nobody has witnessed';
  if (report.field === CLOSING_FIELD) {
    const issued = `certificate issued under ${report.trustAnchor}`;
    return `Closed with the seal of ${report.organisation ?? who}, ${issued}, ${time} (PAdES ${report.level}).`;
  }
  return (
    `Signed by ${who}, ${time}. ` +
    `Simple electronic signature with a one-time certificate issued under ${report.trustAnchor} (PAdES ${report.level}).`
  );
}

/** The verdict on the file in one sentence. */
export function sayVerdict(verdict: Omit<Verdict, 'words'>): string {
  const count = countSignatures(verdict);
  switch (verdict.verdict) {
    case 'VALID':
      return `The document is complete and unchanged, with ${count}.${sayUnsigned(verdict)}`;
    case 'INCOMPLETE':
      return `What is here is genuine and unchanged, with ${count}, but it is not the whole document: ${sayMissing(verdict)}.`;
    case 'INVALID':
      return `This file must not be relied on. ${verdict.problems[0]?.words ?? 'A signature in it does not hold.'}`;
  }
}

function countSignatures({ signatures }: Pick<Verdict, 'signatures'>): string {
  const set = signatures.filter(({ kind }) => kind === 'signature');
  const people = set.filter(({ field }) => field !== CLOSING_FIELD).length;
  const signed = people === 0 ? 'no personal signature' : people === 1 ? 'one signature' : `${people} signatures`;
  return people === set.length ? signed : `${signed} and the seal of the organisation`;
}

/** A box without an electronic signature may be one that was signed on paper, or declined: the seal says which. */
function sayUnsigned({ unsignedFields, signatures }: Pick<Verdict, 'unsignedFields' | 'signatures'>): string {
  if (unsignedFields.length === 0) return '';
  const reason = signatures.find(({ field }) => field === CLOSING_FIELD)?.reason;
  const why = reason ? ` The seal says why: ${reason}` : '';
  return ` Without an electronic signature when it was closed: ${unsignedFields.join(', ')}.${why}`;
}

function sayMissing({ missingFields, revision, problems }: Omit<Verdict, 'words'>): string {
  if (missingFields.length > 0) return `not signed: ${missingFields.join(', ')}`;
  if (!revision) return problems[0]?.words ?? '';
  return `it is state ${revision?.number} of ${revision?.latest}`;
}

/** "12 March 2027 at 14:05 GMT", as clocks in the United Kingdom show it. */
export function sayInstant(at: Date): string {
  const date = at.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
  const parts = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone: 'Europe/London' } as const;
  return `${date} at ${at.toLocaleTimeString('en-GB', parts)}`;
}
