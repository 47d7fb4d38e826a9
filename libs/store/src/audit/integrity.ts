import type { EntityManager } from 'typeorm';
import { verifyAudit } from './verify-audit.ts';

export interface IntegrityFault {
  /** Short name of the organisation. */
  readonly organisation: string;
  readonly where: string;
  readonly what: string;
}

/** What was looked at, and what is not what it was. */
export interface IntegrityReport {
  readonly organisations: number;
  readonly files: number;
  readonly bytes: number;
  readonly texts: number;
  readonly recordLines: number;
  readonly unlinked: number;
  readonly faults: readonly IntegrityFault[];
}

/** Texts are kept with their digests. */
const TEXTS = ['revisions', 'editions', 'word_copies'] as const;

/** Computes every digest anew: of stored bytes, of texts, and of the record of each organisation from its first line. */
export async function checkIntegrity(manager: EntityManager): Promise<IntegrityReport> {
  const organisations: { id: string; slug: string }[] = await manager.query(
    'select id, slug from app.organisations order by slug',
  );
  const sum = { files: 0, bytes: 0, texts: 0, recordLines: 0, unlinked: 0 };
  const faults: IntegrityFault[] = [];
  for (const { id, slug } of organisations) {
    const wrong = (where: string, what: string): void => void faults.push({ organisation: slug, where, what });
    const [stored] = (await manager.query(
      `select count(*) as files, coalesce(sum(length), 0) as bytes,
         coalesce(array_agg(sha256) filter (where encode(sha256(bytes), 'hex') <> sha256 or length(bytes) <> length), '{}') as wrong
       from app.blobs where organisation_id = $1`,
      [id],
    )) as { files: number; bytes: number; wrong: string[] }[];
    sum.files += stored?.files ?? 0;
    sum.bytes += stored?.bytes ?? 0;
    for (const sha256 of stored?.wrong ?? []) wrong(`file ${sha256}`, 'has other bytes than were stored');
    for (const table of TEXTS) {
      const [texts] = (await manager.query(
        `select count(*) as count, coalesce(array_agg(id) filter (
           where encode(sha256(convert_to(text, 'UTF8')), 'hex') <> text_sha256), '{}') as wrong from app.${table} where organisation_id = $1`,
        [id],
      )) as { count: number; wrong: string[] }[];
      sum.texts += texts?.count ?? 0;
      for (const each of texts?.wrong ?? []) wrong(`${table} ${each}`, 'has another text than its digest says');
    }
    const record = await verifyAudit(manager, id);
    sum.recordLines += record.linked;
    sum.unlinked += record.unlinked;
    for (const { sequence, what } of record.faults) wrong(`line ${sequence} of the record`, what);
  }
  return { organisations: organisations.length, ...sum, faults };
}
