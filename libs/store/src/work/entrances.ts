import type { QueryRunner } from 'typeorm';
import type { AppointedRole, Json, OrganisationKind } from '../entities/index.ts';
import { sessionOf, type Scope, type Session, type SessionRow } from '../scope.ts';
import type { Reach } from './reach.ts';
import type { DigestSubjectRow, DigestWork } from '../directory/reminders.ts';
import { sayRequest } from '../trace/request.ts';
import { beginBy, type Statement } from './transaction.ts';
import { JobWork, LookWork, PersonWork, UnitOfWork } from './unit-of-work.ts';

interface Lists {
  readonly own: string[];
  readonly below: string[];
  readonly above: string[];
  /** Left out where `bought` is there: it is those below, those above and those who buy. */
  readonly linked?: string[];
  readonly bought?: string[];
  readonly writable?: string[];
}

const reachOf = (row: Lists): Reach => ({
  own: row.own,
  below: row.below,
  above: row.above,
  linked: row.linked ?? [...row.below, ...row.above.slice(row.own.length), ...(row.bought ?? [])],
  writable: row.writable?.[0],
  ...(row.bought === undefined ? {} : { isSeller: row.bought.length > 0 }),
});

async function enter<T>(...entrance: Parameters<typeof beginBy>): Promise<T> {
  const [row] = await beginBy<T>(...entrance);
  if (!row) throw new Error('an entrance answered nothing');
  return row;
}

/** One person acting for one organisation. */
export async function enterContext(runner: QueryRunner, scope: Scope, write: boolean): Promise<UnitOfWork> {
  const row = await enter<
    Lists & { person_id: string; person_name: string; organisation_kind: OrganisationKind; roles: AppointedRole[] }
  >(runner, 'app.begin_context', [scope.tokenHash, scope.organisationId, write], write ? { saying: sayRequest() } : {});
  return new UnitOfWork(runner.manager, reachOf(row), {
    personId: row.person_id,
    personName: row.person_name,
    organisationId: scope.organisationId,
    organisationKind: row.organisation_kind,
    roles: row.roles,
  });
}

/** The session of a cookie and what its holder reads in the organisation they act for: no work where there is none, nothing without a session. `ahead` is what they will read first. */
export async function enterSession(
  runner: QueryRunner,
  tokenHash: Buffer,
  ahead: readonly Statement[],
): Promise<{ readonly session: Session; readonly isStale: boolean; readonly work: UnitOfWork | null } | null> {
  const [row] = await beginBy<
    Lists & SessionRow & { is_stale: boolean; organisation_kind: OrganisationKind; roles: AppointedRole[] | null }
  >(runner, 'app.enter_session', [tokenHash], { ahead });
  if (!row) return null;
  const session = sessionOf(tokenHash, row);
  const { personId, fullName: personName, actingOrganisationId: organisationId } = session;
  if (!organisationId || !row.roles) return { session, isStale: row.is_stale, work: null };
  const { organisation_kind: organisationKind, roles } = row;
  const actor = { personId, personName, organisationId, organisationKind, roles };
  return { session, isStale: row.is_stale, work: new UnitOfWork(runner.manager, reachOf(row), actor) };
}

/** One person, over all organisations where an appointment is current. */
export async function enterPerson(runner: QueryRunner, session: Session): Promise<PersonWork> {
  const row = await enter<Lists & { person_id: string; person_name: string }>(runner, 'app.begin_person', [
    session.tokenHash,
  ]);
  return new PersonWork(runner.manager, reachOf(row), row.person_id, row.person_name);
}

/** The worker, looking through one person's reminders; null where another does, or has. */
export async function enterReminders(runner: QueryRunner, personId: string, day: string): Promise<LookWork | null> {
  const [row] = (await beginBy(runner, 'app.begin_reminders', [personId, day])) as (Lists & {
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
  const [row] = (await beginBy(runner, 'app.begin_digest', [digestId])) as (Lists & {
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
  >(runner, 'app.begin_job', [jobId, write]);
  const actor = {
    personId: row.person_id,
    personName: row.person_name,
    organisationId: row.organisation_id,
    organisationKind: row.organisation_kind,
    roles: [],
  };
  return new JobWork(runner.manager, reachOf(row), actor, { id: jobId, task: row.task, payload: row.payload });
}
