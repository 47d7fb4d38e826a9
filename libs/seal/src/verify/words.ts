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
  return (
    `Signed by ${who}, ${time}. ` +
    `Simple electronic signature with a one-time certificate issued under ${report.trustAnchor} (PAdES ${report.level}).`
  );
}

/** The verdict on the file in one sentence. */
export function sayVerdict(verdict: Omit<Verdict, 'words'>): string {
  const people = verdict.signatures.filter(({ kind }) => kind === 'signature').length;
  const count = people === 1 ? 'one signature' : `${people} signatures`;
  switch (verdict.verdict) {
    case 'VALID':
      return `The document is complete and unchanged, with ${count}.`;
    case 'INCOMPLETE':
      return `What is here is genuine and unchanged, with ${count}, but it is not the whole document: ${sayMissing(verdict)}.`;
    case 'INVALID':
      return `This file must not be relied on. ${verdict.problems[0]?.words ?? 'A signature in it does not hold.'}`;
  }
}

function sayMissing({ missingFields, revision }: Pick<Verdict, 'missingFields' | 'revision'>): string {
  if (missingFields.length > 0) return `not signed: ${missingFields.join(', ')}`;
  return `it is state ${revision?.number} of ${revision?.latest}`;
}

/** "12 March 2027 at 14:05 GMT", as clocks in the United Kingdom show it. */
export function sayInstant(at: Date): string {
  const date = at.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
  const parts = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone: 'Europe/London' } as const;
  return `${date} at ${at.toLocaleTimeString('en-GB', parts)}`;
}
