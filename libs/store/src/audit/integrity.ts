import type { EntityManager } from 'typeorm';
import type { BytesName, ObjectStore } from '../bytes/object-store.ts';
import { StoreError, type StoreErrorCode } from '../store-error.ts';
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
export async function checkIntegrity(manager: EntityManager, objects: ObjectStore | null): Promise<IntegrityReport> {
  const organisations: { id: string; slug: string }[] = await manager.query(
    'select id, slug from app.organisations order by slug',
  );
  const sum = { files: 0, bytes: 0, texts: 0, recordLines: 0, unlinked: 0 };
  const faults: IntegrityFault[] = [];
  for (const { id, slug } of organisations) {
    const wrong = (where: string, what: string): void => void faults.push({ organisation: slug, where, what });
    const [stored] = (await manager.query(
      `select count(*) as files, coalesce(sum(length), 0) as bytes,
         coalesce(array_agg(sha256) filter (where encode(sha256(bytes), 'hex') <> sha256 or length(bytes) <> length), '{}') as wrong,
         coalesce(array_agg(sha256 order by sha256) filter (where bytes is null), '{}') as elsewhere
       from app.blobs where organisation_id = $1`,
      [id],
    )) as { files: number; bytes: number; wrong: string[]; elsewhere: string[] }[];
    sum.files += stored?.files ?? 0;
    sum.bytes += stored?.bytes ?? 0;
    for (const sha256 of stored?.wrong ?? []) wrong(`file ${sha256}`, 'has other bytes than were stored');
    await checkElsewhere(objects, id, stored?.elsewhere ?? [], wrong);
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

/** How many are fetched side by side. */
const AT_ONCE = 4;

/** Fetches what has left the database, each file by itself. */
async function checkElsewhere(
  objects: ObjectStore | null,
  organisationId: string,
  digests: readonly string[],
  wrong: (where: string, what: string) => void,
): Promise<void> {
  if (objects === null) {
    if (digests.length > 0) wrong(`${digests.length} files`, 'are in an S3-compatible store that no setting names');
    return;
  }
  const left = digests.values();
  let unseen = 0;
  const fetchNext = async (): Promise<void> => {
    for (const sha256 of left) {
      const found = unseen > 0 ? 'BYTES_AWAY' : await lookAt(objects, { organisationId, sha256 });
      if (found === 'BYTES_AWAY') unseen += 1;
      else if (found !== null) wrong(`file ${sha256}`, 'is not in the S3-compatible store as it was stored there');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  if (unseen > 0) wrong(`${unseen} files`, 'could not be looked at: the S3-compatible store does not answer');
}

/** What is wrong with one object; null: nothing. */
async function lookAt(objects: ObjectStore, name: BytesName): Promise<StoreErrorCode | null> {
  try {
    await objects.read(name);
    return null;
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}
