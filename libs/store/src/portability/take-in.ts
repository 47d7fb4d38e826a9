import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AuditLine } from '../audit/chain.ts';
import { readTableShapes, type TableShape } from './table-shapes.ts';
import type { PersonalPart, TakenBytes, TakenNumber, TakenPerson, TakenRow } from './take-out.ts';

const AT_ONCE = 200;

/**
 * Takes in what an organisation has brought along, as it stands: the checks of how a row may come about are for those who act, and are
 * lifted for this transaction. Every reference is checked at its end.
 */
export class TakeIn {
  private constructor(
    private readonly manager: EntityManager,
    readonly organisationId: string,
    readonly tables: readonly TableShape[],
  ) {}

  /** To be called in a transaction, which `finish` ends well. */
  static async begin(manager: EntityManager, organisationId: string): Promise<TakeIn> {
    await manager.query(`set local timezone = 'UTC'`);
    for (const statement of await statementsOf(manager, LIFT)) await manager.query(statement);
    return new TakeIn(manager, organisationId, await readTableShapes(manager));
  }

  /** People by their ids. Whoever holds no office here keeps their name only: the address cannot be reached by anybody. */
  async people(people: readonly TakenPerson[]): Promise<void> {
    await this.manager.query(
      `insert into directory.people (id, full_name, email)
       select id, "fullName", coalesce(email, id || '@people-of-record.invalid')
       from jsonb_to_recordset($1::jsonb) g (id uuid, "fullName" text, email text)`,
      [JSON.stringify(people)],
    );
  }

  async rows(table: string, rows: readonly TakenRow[]): Promise<void> {
    if (!this.tables.some(({ name }) => name === table))
      throw new Error(`${table} is no table whose rows can be taken in`);
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const part = rows.slice(from, from + AT_ONCE);
      const columns = [...new Set(part.flatMap((row) => Object.keys(row)))].map(quoted).join(', ');
      await this.manager.query(
        `insert into app.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::app.${table}, $1::jsonb)`,
        [JSON.stringify(part)],
      );
    }
  }

  async numbers(numbers: readonly TakenNumber[]): Promise<void> {
    await this.manager.query(
      `insert into directory.organisation_numbers (kind, number, organisation_id, from_on, until_on)
       select kind, number, $2, "fromOn", "untilOn" from jsonb_to_recordset($1::jsonb) g (kind text, number text, "fromOn" date, "untilOn" date)`,
      [JSON.stringify(numbers), this.organisationId],
    );
  }

  async bytes({ sha256, mime, storedAt, bytes }: TakenBytes): Promise<void> {
    await this.manager.query(
      'insert into app.blobs (organisation_id, sha256, mime, length, bytes, stored_at) values ($1, $2, $3, $4, $5, $6)',
      [this.organisationId, sha256, mime, bytes.length, bytes, storedAt],
    );
  }

  async auditLines(lines: readonly AuditLine[]): Promise<void> {
    await this.manager.query(
      `insert into app.audit_events (id, organisation_id, at, actor_person_id, action, subject, subject_id, data, personal_sha256,
         request_id, on_behalf_of, sequence, previous_hash, hash)
       select id, "organisationId", at, "actorPersonId", action, subject, "subjectId", data::jsonb, "personalSha256", "requestId",
         "onBehalfOf", sequence,
         "previousHash", hash
       from jsonb_to_recordset($1::jsonb) g (id uuid, "organisationId" uuid, at timestamptz, "actorPersonId" uuid, action text,
         subject text, "subjectId" uuid, data text, "personalSha256" text, "requestId" text, "onBehalfOf" text, sequence bigint, "previousHash" text, hash text)`,
      [JSON.stringify(lines)],
    );
  }

  async personalParts(parts: readonly PersonalPart[]): Promise<void> {
    await this.manager.query(
      `insert into app.audit_personal (audit_event_id, organisation_id, salt, part)
       select "auditEventId", $2, decode(salt, 'hex'), part::jsonb
       from jsonb_to_recordset($1::jsonb) g ("auditEventId" uuid, salt text, part text)`,
      [JSON.stringify(parts), this.organisationId],
    );
  }

  /** Roots by which its documents go on being believed, DER. */
  async roots(certificates: readonly Uint8Array[]): Promise<void> {
    for (const certificate of certificates) {
      await this.manager.query(
        'insert into directory.former_roots (sha256, certificate) values ($1, $2) on conflict do nothing',
        [createHash('sha256').update(certificate).digest('hex'), Buffer.from(certificate)],
      );
    }
  }

  /** Checks every reference, puts the checks back, and adds to the record that this has happened. */
  async finish(manifestSha256: string): Promise<void> {
    await this.manager.query('set constraints all immediate');
    for (const statement of await statementsOf(this.manager, PUT_BACK)) await this.manager.query(statement);
    // What is searched was noted row by row, before the texts were there.
    await this.manager.query('select directory.search_policies(array(select id from app.policies))');
    await this.manager.query('select directory.search_templates(array(select id from app.templates))');
    await this.manager.query(
      `insert into app.audit_events (organisation_id, action, subject, subject_id, data)
       values ($1, 'organisation.taken-in', 'Organisation', $1, jsonb_build_object('manifestSha256', $2::text))`,
      [this.organisationId, manifestSha256],
    );
    await this.manager.query('select app.link_audit($1)', [this.organisationId]);
  }
}

/** Row checks before an insert, and the moment at which references are checked. */
const LIFT = `
  select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as statement
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'app'::regnamespace and not t.tgisinternal and (t.tgtype & 7) = 7 and t.tgenabled = 'O'
  union all
  select format('alter table %s alter constraint %I deferrable initially deferred', f.conrelid::regclass, f.conname)
  from pg_constraint f where f.connamespace = 'app'::regnamespace and f.contype = 'f' and not f.condeferrable`;

const PUT_BACK = `
  select format('alter table %s enable trigger %I', t.tgrelid::regclass, t.tgname) as statement
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'app'::regnamespace and not t.tgisinternal and t.tgenabled = 'D'
  union all
  select format('alter table %s alter constraint %I not deferrable', f.conrelid::regclass, f.conname)
  from pg_constraint f where f.connamespace = 'app'::regnamespace and f.contype = 'f' and f.condeferrable`;

async function statementsOf(manager: EntityManager, question: string): Promise<string[]> {
  const rows: { statement: string }[] = await manager.query(question);
  return rows.map(({ statement }) => statement);
}

const quoted = (column: string): string => `"${column.replaceAll('"', '""')}"`;
