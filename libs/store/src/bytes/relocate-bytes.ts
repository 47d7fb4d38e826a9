import type { EntityManager } from 'typeorm';
import type { BytesPlace } from '../entities/index.ts';
import { asStoreError } from '../store-error.ts';
import { keyOf, type BytesName, type ListedObject, type ObjectStore } from './object-store.ts';

export interface FilesAndBytes {
  readonly files: number;
  readonly bytes: number;
}

interface Row extends BytesName {
  readonly mime: string;
  readonly length: number;
}

/** Rows whose bytes are not yet where they are to go. */
const LEFT: Readonly<Record<BytesPlace, string>> = { s3: 'bytes is not null', database: 'bytes is null' };

const AT_ONCE = 100;
const SIDE_BY_SIDE = 4;

/** How much there is to relocate. */
export async function countToRelocate(manager: EntityManager, to: BytesPlace): Promise<FilesAndBytes> {
  const [row] = (await manager.query(
    `select count(*) as files, coalesce(sum(length), 0)::bigint as bytes from app.blobs where ${LEFT[to]}`,
  )) as FilesAndBytes[];
  return row ?? { files: 0, bytes: 0 };
}

/**
 * Takes all bytes to one place, each file checked by its SHA-256 where it arrives before it is let go of where it was. Broken off anywhere,
 * the next run goes on: what is left to do is what rows say. Yields the length of each file that has arrived.
 */
export async function* relocateBytes(
  manager: EntityManager,
  objects: ObjectStore,
  to: BytesPlace,
): AsyncGenerator<number> {
  if (to === 'database')
    await manager.query(`update app.blobs set place = 'database' where place = 's3' and bytes is not null`);
  for (;;) {
    const rows: Row[] = await manager.query(
      `select organisation_id as "organisationId", sha256, mime, length from app.blobs where ${LEFT[to]}
       order by organisation_id, sha256 limit ${AT_ONCE}`,
    );
    if (rows.length === 0) return;
    for (let from = 0; from < rows.length; from += SIDE_BY_SIDE) {
      const few = rows.slice(from, from + SIDE_BY_SIDE);
      await Promise.all(few.map((row) => (to === 's3' ? send : fetchBack)(manager, objects, row)));
      yield* few.map(({ length }) => length);
    }
  }
}

const THIS = 'organisation_id = $1 and sha256 = $2';

async function send(manager: EntityManager, objects: ObjectStore, row: Row): Promise<void> {
  const key = [row.organisationId, row.sha256];
  await manager.query(`update app.blobs set place = 's3' where ${THIS} and place = 'database'`, key).catch((error) => {
    throw asStoreError(error);
  });
  const [{ bytes } = { bytes: null }] = (await manager.query(`select bytes from app.blobs where ${THIS}`, key)) as {
    bytes: Buffer | null;
  }[];
  if (!bytes) return; // a worker has moved it meanwhile
  await objects.keep(row, bytes, row.mime);
  await manager.query(`update app.blobs set bytes = null where ${THIS} and place = 's3' and bytes is not null`, key);
}

async function fetchBack(manager: EntityManager, objects: ObjectStore, row: Row): Promise<void> {
  await manager.query(`update app.blobs set bytes = $3, place = 'database' where ${THIS} and bytes is null`, [
    ...[row.organisationId, row.sha256, await objects.read(row)],
  ]);
}

export interface Collected {
  /** Removed, or to be removed. */
  readonly gone: FilesAndBytes;
  /** Of an organisation that is not here, or no file of ours: left alone. */
  readonly unknown: number;
}

/** Runs statements in one transaction, which ends with what is done inside. */
export type InTransaction = <T>(inside: (ask: Ask) => Promise<T>) => Promise<T>;
type Ask = (sql: string, parameters: unknown[]) => Promise<unknown[]>;

/** So long after it was noted nobody is removing an object any more: a request to the store takes a minute at most. */
const TAKEN_UP_AFTER_MS = 3_600_000;

/**
 * Removes objects that no row refers to and that were stored before a moment; only counts them where it is not to be carried out. They are
 * asked to go outside any transaction: what is noted as leaving before stays so, whoever is killed, until it has gone.
 */
export async function collectObjects(
  transaction: InTransaction,
  objects: ObjectStore,
  { before, carryOut }: { readonly before: Date; readonly carryOut: boolean },
): Promise<Collected> {
  const sum = { files: 0, bytes: 0 };
  let unknown = 0;
  if (carryOut) await removeTakenUp(transaction, objects);
  const settle = async (few: readonly Named[]): Promise<void> => {
    const { gone, strange } = await collectFew(transaction, objects, few, carryOut);
    unknown += strange;
    sum.files += gone.length;
    sum.bytes += gone.reduce((all, { length }) => all + length, 0);
  };
  let few: Named[] = [];
  for await (const { name, length, storedAt } of objects.list()) {
    if (name === null) unknown += 1;
    else if (storedAt < before) few.push({ name, length });
    if (few.length < AT_ONCE) continue;
    await settle(few);
    few = [];
  }
  await settle(few);
  return { gone: sum, unknown };
}

type Named = Pick<ListedObject, 'length'> & { readonly name: BytesName };

interface Looked extends BytesName {
  readonly isKnown: boolean;
  readonly isGoing: boolean;
}

async function collectFew(
  transaction: InTransaction,
  objects: ObjectStore,
  few: readonly Named[],
  carryOut: boolean,
): Promise<{ readonly gone: readonly Named[]; readonly strange: number }> {
  const looked = await transaction(
    async (ask) => (await ask(carryOut ? NOTED : LOOKED, columnsOf(few.map(({ name }) => name)))) as Looked[],
  );
  const going = new Set(looked.filter(({ isKnown, isGoing }) => isKnown && isGoing).map(keyOf));
  const gone = few.filter(({ name }) => going.has(keyOf(name)));
  const names = gone.map(({ name }) => name);
  if (carryOut) await remove(transaction, objects, names);
  return { gone, strange: looked.filter(({ isKnown }) => !isKnown).length };
}

const LOOKED = `select organisation_id as "organisationId", sha256, is_known as "isKnown", not is_referred as "isGoing"
  from app.look_up_objects($1, $2)`;
const NOTED = `select organisation_id as "organisationId", sha256, is_known as "isKnown", is_noted as "isGoing" from app.note_leaving($1, $2)`;

/** What was noted by somebody who was killed, or whom the store gave no answer. */
async function removeTakenUp(transaction: InTransaction, objects: ObjectStore): Promise<void> {
  const before = new Date(Date.now() - TAKEN_UP_AFTER_MS);
  const names = await transaction(
    async (ask) =>
      (await ask('select organisation_id as "organisationId", sha256 from app.take_up_leaving($1)', [
        before,
      ])) as BytesName[],
  );
  await remove(transaction, objects, names);
}

/** What the store gave no answer about stays noted: its request may still be on its way. */
async function remove(transaction: InTransaction, objects: ObjectStore, names: readonly BytesName[]): Promise<void> {
  const left: BytesName[] = [];
  try {
    for (const name of names) {
      await objects.remove(name);
      left.push(name);
    }
  } finally {
    if (left.length > 0) await transaction((ask) => ask('select app.have_left($1, $2)', columnsOf(left)));
  }
}

const columnsOf = (names: readonly BytesName[]): string[][] => [
  names.map(({ organisationId }) => organisationId),
  names.map(({ sha256 }) => sha256),
];
