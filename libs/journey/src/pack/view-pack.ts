import { packState, type PackState } from '@ratify/policy';
import { StoreError, type Organisation, type Pack, type PackFile } from '@ratify/store';
import type { ReadableRows } from '../reading/readable.ts';

/** A pack with how far its job has come. */
export interface ShownPack {
  readonly pack: Pack;
  readonly file: PackFile | null;
  readonly state: PackState;
  /** In hundredths. */
  readonly progress: number;
  /** How far it is, in a few words. */
  readonly note: string | null;
  readonly failure: string | null;
}

/** What packs are of; nothing: the policies of settings. */
export interface PackOf {
  readonly meetingId?: string | null;
  readonly roundId?: string | null;
  readonly policyId?: string | null;
}

/** How many packs are listed at most. */
const LISTED = 20;

/** A pack that the person may open; null for what is not there, not theirs, or of a setting that is out of their sight by now. */
export async function findPack(rows: ReadableRows, packId: string): Promise<Pack | null> {
  const pack = await rows.packs.find({ organisationId: rows.organisationId, id: packId });
  return pack && isInSight(rows, pack) ? pack : null;
}

/** Packs that the person may open, the newest first: of one meeting, round or policy, or of settings. */
export async function listPacks(rows: ReadableRows, asked: PackOf): Promise<Pack[]> {
  const { organisationId } = rows;
  const { meetingId = null, roundId = null, policyId = null } = asked;
  // A policy’s current copies are opened where they are asked for, and are not listed.
  const of = { meetingId, roundId, policyId, ...(policyId === null ? {} : { kind: 'confirmations' as const }) };
  const packs = await rows.packs.list({ organisationId, ...of }, { order: { askedAt: 'desc' }, limit: LISTED });
  return packs.filter((each) => isInSight(rows, each));
}

/** Settings whose policies the person may have put into a pack, by their names. */
export async function listPackSettings(rows: ReadableRows): Promise<Organisation[]> {
  if (!rows.can('pack', 'Policy')) return [];
  const seen = await rows.organisations.list({}, { order: { name: 'asc' } });
  return seen.filter(({ id: organisationId }) => rows.canOn('read', 'Document', { organisationId }));
}

function isInSight(rows: ReadableRows, { settingId }: Pack): boolean {
  return settingId === null || rows.canOn('read', 'Document', { organisationId: settingId });
}

/** Where each of these packs stands, in their order. */
export async function viewPacks(
  { work, organisationId }: ReadableRows,
  packs: readonly Pack[],
  now: Date,
): Promise<ShownPack[]> {
  if (packs.length === 0) return [];
  const keyOf = ({ id }: Pack): string => `make-pack:${id}`;
  const files = await work.packFiles.list({ organisationId, packId: packs.map(({ id }) => id) });
  const jobs = await work.jobs.list({ organisationId, key: packs.map(keyOf) }, { order: { createdAt: 'desc' } });
  return packs.map((pack) => {
    const file = files.find(({ packId }) => packId === pack.id) ?? null;
    const job = jobs.find(({ key }) => key === keyOf(pack)) ?? null;
    const { progress = 0, progressNote: note = null, error: failure = null } = job ?? {};
    return { pack, file, state: packState(file, job, now), progress: file ? 100 : progress, note, failure };
  });
}

/** A pack that can be downloaded now; throws `NOT_FOUND` as the store does. */
export async function openPack(rows: ReadableRows, packId: string, now: Date): Promise<{ pack: Pack; file: PackFile }> {
  const pack = await findPack(rows, packId);
  const file = pack && (await rows.work.packFiles.find({ organisationId: rows.organisationId, packId }));
  if (pack && file && packState(file, null, now) === 'ready') return { pack, file };
  throw new StoreError('NOT_FOUND', 'there is no such pack, it is not made yet, or it has expired');
}

/** One piece of a pack's bytes, after asking again whether it may be read: the session may have ended in the middle. */
export async function readPackPart(rows: ReadableRows, packId: string, number: number, now: Date): Promise<Buffer> {
  const { organisationId } = (await openPack(rows, packId, now)).pack;
  return (await rows.work.packParts.get({ organisationId, packId, number })).bytes;
}
