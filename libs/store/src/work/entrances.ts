import type { QueryRunner } from 'typeorm';
import type { AppointedRole, Json, OrganisationKind } from '../entities/index.ts';
import type { Scope, Session } from '../scope.ts';
import type { Reach } from './reach.ts';
import type { DigestSubjectRow, DigestWork } from '../directory/reminders.ts';
import { JobWork, LookWork, PersonWork, UnitOfWork } from './unit-of-work.ts';

interface Lists {
  readonly own: string[];
  readonly below: string[];
  readonly above: string[];
  readonly linked: string[];
  readonly writable?: string[];
}

const reachOf = (row: Lists): Reach => ({
  own: row.own,
  below: row.below,
  above: row.above,
  linked: row.linked,
  writable: row.writable?.[0],
});

async function enter<T>(runner: QueryRunner, call: string, parameters: unknown[]): Promise<T> {
  const [row] = (await runner.query(`select * from ${call}`, parameters)) as T[];
  if (!row) throw new Error('an entrance answered nothing');
  return row;
}

/** One person acting for one organisation. */
export async function enterContext(runner: QueryRunner, scope: Scope, write: boolean): Promise<UnitOfWork> {
  const row = await enter<
    Lists & { person_id: string; person_name: string; organisation_kind: OrganisationKind; roles: AppointedRole[] }
  >(runner, 'app.begin_context($1, $2, $3)', [scope.tokenHash, scope.organisationId, write]);
  return new UnitOfWork(runner.manager, reachOf(row), {
    personId: row.person_id,
    personName: row.person_name,
    organisationId: scope.organisationId,
    organisationKind: row.organisation_kind,
    roles: row.roles,
  });
}

/** One person, over all organisations where an appointment is current. */
export async function enterPerson(runner: QueryRunner, session: Session): Promise<PersonWork> {
  const row = await enter<Lists & { person_id: string; person_name: string }>(runner, 'app.begin_person($1)', [
    session.tokenHash,
  ]);
  return new PersonWork(runner.manager, reachOf(row), row.person_id, row.person_name);
}

/** The worker, looking through one person's reminders; null where another does, or has. */
export async function enterReminders(runner: QueryRunner, personId: string, day: string): Promise<LookWork | null> {
  const [row] = (await runner.query('select * from app.begin_reminders($1, $2)', [personId, day])) as (Lists & {
    person_name: string;
    is_off: boolean;
    weekday: number | null;
    looked_on: string | null;
  })[];
  if (!row) return null;
  const { person_name: name, is_off: isOff, weekday, looked_on: lookedOn } = row;
  return new LookWork(runner.manager, reachOf(row), { id: personId, name }, { isOff, weekday }, lookedOn);
}

/** The worker, reading what a mail of reminders is to tell its person; null where it does not wait. */
export async function enterDigest(runner: QueryRunner, digestId: string): Promise<DigestWork | null> {
  const [row] = (await runner.query('select * from app.begin_digest($1)', [digestId])) as (Lists & {
    person_id: string;
    person_name: string;
    address: string;
  })[];
  if (!row) return null;
  const subjects = (await runner.query(
    'select organisation_id as "organisationId", subject, subject_id as "subjectId" from app.digest_lines($1)',
    [digestId],
  )) as DigestSubjectRow[];
  return {
    to: { name: row.person_name, address: row.address },
    work: new PersonWork(runner.manager, reachOf(row), row.person_id, row.person_name),
    subjects,
  };
}

/** A job of the worker. */
export async function enterJob(runner: QueryRunner, jobId: string, write: boolean): Promise<JobWork> {
  const row = await enter<
    Lists & {
      organisation_id: string;
      organisation_kind: OrganisationKind;
      person_id: string | null;
      person_name: string | null;
      task: string;
      payload: Json;
    }
  >(runner, 'app.begin_job($1, $2)', [jobId, write]);
  const actor = {
    personId: row.person_id,
    personName: row.person_name,
    organisationId: row.organisation_id,
    organisationKind: row.organisation_kind,
    roles: [],
  };
  return new JobWork(runner.manager, reachOf(row), actor, { id: jobId, task: row.task, payload: row.payload });
}
