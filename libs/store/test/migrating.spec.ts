import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { backfills, measureSteps, migrate, migrations, planSteps, tellSteps, type Steps } from '@ratify/migrations';
import { buildBody, buildMeeting, buildOrganisation, createDatabase, type TestDatabase } from '@ratify/test-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onEmptyDatabase } from './empty-database.ts';

// A version that is still to come moves where a meeting is held to another column, in three steps, while the present version is at work.

/** Makes room, and keeps both columns the same whichever of the two versions writes. */
class MeetingRooms9000000000000 implements MigrationInterface {
  name = 'MeetingRooms9000000000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table app.meetings add column room text');
    await runner.query(`create function app.keep_room() returns trigger language plpgsql set search_path = '' as $$
      begin
        if tg_op = 'INSERT' then
          new.place := coalesce(new.place, new.room);
        elsif new.room is distinct from old.room then
          new.place := new.room;
        end if;
        new.room := new.place;
        return new;
      end $$`);
    await runner.query(
      'create trigger keep_room before insert or update on app.meetings for each row execute function app.keep_room()',
    );
  }
  async down(): Promise<void> {}
}

/** What nobody of the version before uses goes. */
class NoPlaces9000000000001 implements MigrationInterface {
  static readonly contractOf = 'MeetingRooms9000000000000';
  name = 'NoPlaces9000000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger keep_room on app.meetings');
    await runner.query('drop function app.keep_room()');
    await runner.query('alter table app.meetings drop column place');
  }
  async down(): Promise<void> {}
}

const ROOMS = {
  name: 'meeting-rooms',
  after: 'MeetingRooms9000000000000',
  table: 'app.meetings',
  rows: 3,
  statement: `with batch as materialized (
      select m.id from app.meetings m where $1::uuid is null or m.id > $1::uuid order by m.id limit $2::int),
    written as (
      update app.meetings m set room = m.place from batch b where b.id = m.id and m.room is distinct from m.place returning m.id)
    select (select b.id::text from batch b order by b.id desc limit 1) as reached, (select count(*)::int from batch) as done`,
};

const NEXT: Steps = {
  migrations: [...migrations, MeetingRooms9000000000000],
  backfills: [...backfills, ROOMS],
};
const AFTER_NEXT: Steps = { ...NEXT, migrations: [...NEXT.migrations, NoPlaces9000000000001] };

let database: TestDatabase;
let organisationId: string;
let bodyId: string;
beforeEach(async () => {
  database = await createDatabase();
  ({ id: organisationId } = await buildOrganisation(database));
  ({ id: bodyId } = await buildBody(database, { organisationId }));
  for (let day = 1; day <= 7; day += 1) await meet(`Room ${day}`, day);
});
afterEach(() => database?.close());

const meet = (place: string, day: number): Promise<{ id: string }> =>
  buildMeeting(database, { organisationId, bodyId, place, heldOn: `2027-01-0${day}` });

/** Every row of everything, by the entities of the present version. */
async function readAll(): Promise<void> {
  for (const { target } of database.owner.entityMetadatas) await database.owner.getRepository(target).find({ take: 1 });
}
const rooms = async (): Promise<(string | null)[]> =>
  (await database.owner.query('select room from app.meetings order by held_on')).map(
    ({ room }: { room: string | null }) => room,
  );
const to = (steps: Steps, only?: 'schema' | 'backfill'): Promise<string[]> =>
  migrate({ url: database.url, rolePassword: database.rolePassword, only }, steps);

describe('a version that follows', () => {
  it('makes room under the present one, fills it afterwards, and takes away only once nobody needs it', async () => {
    expect(await to(NEXT, 'schema')).toEqual(['MeetingRooms9000000000000']);
    expect(await rooms()).toEqual(Array.from({ length: 7 }, () => null));
    await readAll();
    await meet('Room 8', 8); // by the present version: it knows nothing of rooms
    await database.owner.query(`update app.meetings set place = 'The hall' where place = 'Room 1'`);
    expect((await rooms()).filter((each) => each !== null)).toEqual(['The hall', 'Room 8']);

    expect(await to(NEXT)).toEqual(['meeting-rooms']);
    expect(await rooms()).toEqual(['The hall', ...[2, 3, 4, 5, 6, 7, 8].map((each) => `Room ${each}`)]);
    await readAll();

    expect(await to(AFTER_NEXT)).toEqual(['NoPlaces9000000000001']);
    await expect(readAll()).rejects.toThrow('place'); // the present version is two behind: it has to be gone by now
  });

  it('that is skipped leaves its end to the next run: whoever is at work may be two versions behind', async () => {
    const plan = await tellSteps(database.url, false, AFTER_NEXT);
    expect(plan.map(({ kind, name, isHeld }) => [kind, name, isHeld])).toEqual([
      ['schema', 'MeetingRooms9000000000000', false],
      ['contract', 'NoPlaces9000000000001', true],
      ['backfill', 'meeting-rooms', false],
    ]);
    expect(await to(AFTER_NEXT)).toEqual(['MeetingRooms9000000000000', 'meeting-rooms']);
    await readAll();
    expect(await to(AFTER_NEXT)).toEqual(['NoPlaces9000000000001']);
  });

  it('goes all the way at once where nobody else is at work, and on an empty database', () => {
    const names = (ran: string[], isAlone: boolean): string[] =>
      planSteps({ ...AFTER_NEXT, ran: new Set(ran), finished: new Set(backfills.map(({ name }) => name)), isAlone })
        .filter(({ isHeld }) => !isHeld)
        .map(({ name }) => name)
        .filter((name) => !migrations.some((each) => each.name === name));
    const all = ['MeetingRooms9000000000000', 'meeting-rooms', 'NoPlaces9000000000001'];
    expect(names(['Init1795233600000'], true)).toEqual(all);
    expect(names([], false)).toEqual(all);
  });

  it('goes on where a batch failed, and does no row twice', async () => {
    await to(NEXT, 'schema');
    const [{ id }] = await database.owner.query(`select id from app.meetings where place = 'Room 5'`);
    // The second batch fails, as by a full disk; the first stays.
    await database.owner.query(
      `alter table app.meetings add constraint full_disk check (id <> '${id}' or room is null)`,
    );
    await expect(to(NEXT)).rejects.toThrow('full_disk');
    const state = (): Promise<object[]> =>
      database.owner.query(
        `select rows_done::int, finished_at is null as waits from directory.backfills where name = 'meeting-rooms'`,
      );
    expect(await state()).toEqual([{ rows_done: 3, waits: true }]);
    expect((await tellSteps(database.url, false, NEXT)).map(({ rows }) => rows?.done)).toEqual([3]);
    await database.owner.query('alter table app.meetings drop constraint full_disk');
    expect(await to(NEXT)).toEqual(['meeting-rooms']);
    expect(await state()).toEqual([{ rows_done: 7, waits: false }]);
    expect(await to(NEXT)).toEqual([]);
  });

  it('lets whoever is at work finish first, and makes nobody wait behind it', async () => {
    const busy = database.owner.createQueryRunner();
    await busy.startTransaction();
    await busy.query('select from app.meetings');
    const said: string[] = [];
    const migrated = migrate(
      { url: database.url, rolePassword: database.rolePassword, log: (line) => said.push(line) },
      NEXT,
    );
    while (said.length === 0) await new Promise((done) => setTimeout(done, 50));
    // It has let go of its place in the queue: somebody else reads, while the first is at work still.
    await readAll();
    await busy.commitTransaction();
    await busy.release();
    expect(await migrated).toEqual(['MeetingRooms9000000000000', 'meeting-rooms']);
    expect(said[0]).toContain('waits: others are at work');
  });
});

describe('what a step is measured to do', () => {
  class Before9000000000000 implements MigrationInterface {
    name = 'Before9000000000000';
    async up(runner: QueryRunner): Promise<void> {
      for (const name of ['added', 'checked', 'demanding', 'indexed', 'retyped', 'revoked', 'written'])
        await runner.query(`create table app.m_${name} (id uuid, count integer)`);
      await runner.query('grant select on app.m_revoked to ratify_app');
      await runner.query(`create function app.m_one() returns integer language sql return 1`);
    }
    async down(): Promise<void> {}
  }
  class Ours9100000000000 implements MigrationInterface {
    name = 'Ours9100000000000';
    async up(runner: QueryRunner): Promise<void> {
      for (const sql of [
        'create table app.m_own (id uuid)',
        'alter table app.m_added add column note text',
        'alter table app.m_checked add constraint positive check (count > 0)',
        'alter table app.m_demanding add column note text not null',
        'create index on app.m_indexed (count)',
        'alter table app.m_retyped alter column count type bigint',
        'revoke select on app.m_revoked from ratify_app',
        'insert into app.m_written default values',
        'drop function app.m_one()',
      ])
        await runner.query(sql);
    }
    async down(): Promise<void> {}
  }

  it('is told by PostgreSQL: who waits, for how long, and what an earlier version would miss', async () => {
    const steps = [...migrations, Before9000000000000, Ours9100000000000];
    const measured = await onEmptyDatabase(database.url, (url) => measureSteps(url, steps));
    expect(measured.at(-2)?.locks).toEqual(['nothing that was there']);
    const { locks, gone, demanded } = measured.at(-1) ?? {};
    expect(locks).toEqual([
      'app.m_added: nobody reads or writes, for a moment',
      'app.m_checked: nobody reads or writes, as long as its rows are read',
      'app.m_demanding: nobody reads or writes, as long as its rows are read',
      'app.m_indexed: nobody writes, as long as its rows are read',
      'app.m_retyped: nobody reads or writes, as long as all of them are written anew',
      'app.m_written: its rows are written, for a moment',
    ]);
    expect(gone).toEqual([
      'SELECT on app.m_revoked for ratify_app',
      'column app.m_retyped.count integer',
      'function app.m_one() returns integer',
    ]);
    expect(demanded).toEqual(['app.m_demanding.note']);
  });
});
