import { createHash } from 'node:crypto';

/** One linked audit row as it is hashed and exported. `data` is the exact text the database keeps, not a re-serialisation. */
export interface AuditLine {
  readonly sequence: number;
  readonly id: string;
  readonly organisationId: string;
  /** ISO 8601 in UTC, to the millisecond: all that is kept. */
  readonly at: string;
  readonly actorPersonId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string | null;
  readonly data: string;
  /** Of salt and personal part; stays when these are erased. */
  readonly personalSha256: string | null;
  /** The request by which it came about; left out of exports from before there were any. */
  readonly requestId?: string | null;
  /** `operator`, `body:<id>`, `office:<name>` or `token:<id>`, where it was not for whoever acted. */
  readonly onBehalfOf?: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

export type ChainFault = {
  readonly sequence: number;
  readonly id: string;
  readonly what: 'gap' | 'broken-link' | 'changed' | 'personal-part-changed';
};

/** Before the first row. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The hash of a line: SHA-256 of its fields, one a line of text, beginning with the hash before it (`app.audit_text`). The request and on
 * whose behalf it was follow at the end where there is either: lines from before have neither, and are hashed as they were.
 */
export function hashLine(line: AuditLine): string {
  const fields = [
    line.previousHash,
    line.sequence,
    line.id,
    line.organisationId,
    line.at,
    line.actorPersonId ?? '',
    line.action,
    line.subject,
    line.subjectId ?? '',
    line.data,
    line.personalSha256 ?? '',
    ...(line.requestId || line.onBehalfOf ? [line.requestId ?? '', line.onBehalfOf ?? ''] : []),
  ];
  return createHash('sha256').update(fields.join('\n')).digest('hex');
}

/** What is wrong with the lines that follow `from`, without a database: an export is checked by the same function. */
export function checkChain(
  lines: Iterable<AuditLine>,
  from: { readonly sequence: number; readonly hash: string } = { sequence: 0, hash: CHAIN_START },
): { readonly faults: ChainFault[]; readonly head: { readonly sequence: number; readonly hash: string } } {
  const faults: ChainFault[] = [];
  let head = from;
  for (const line of lines) {
    const at = { sequence: line.sequence, id: line.id };
    if (line.sequence !== head.sequence + 1) faults.push({ ...at, what: 'gap' });
    if (line.previousHash !== head.hash) faults.push({ ...at, what: 'broken-link' });
    if (hashLine(line) !== line.hash) faults.push({ ...at, what: 'changed' });
    head = { sequence: line.sequence, hash: line.hash };
  }
  return { faults, head };
}
