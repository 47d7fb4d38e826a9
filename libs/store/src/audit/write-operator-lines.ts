import type { EntityManager } from 'typeorm';

/** A line in the record of an organisation about what whoever runs the installation did with it. */
export interface OperatorLine {
  readonly organisationId: string;
  readonly action: string;
  readonly subject: 'Organisation' | 'Person';
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Writes lines with the account they came about by, each in its personal part, which can be erased. */
export async function writeOperatorLines(
  manager: EntityManager,
  lines: readonly OperatorLine[],
  by: string,
): Promise<void> {
  await manager.query(
    `with noted as materialized (
       select l.*, uuidv7() as id, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as salt, jsonb_build_object('by', $2::text) as part
       from jsonb_to_recordset($1::jsonb) l ("organisationId" uuid, action text, subject text, "subjectId" uuid, data jsonb)),
     lines as (
       insert into app.audit_events (id, organisation_id, action, subject, subject_id, data, personal_sha256, on_behalf_of)
       select id, "organisationId", action, subject, "subjectId", data, encode(sha256(salt || convert_to(part::text, 'UTF8')), 'hex'), 'operator'
       from noted)
     insert into app.audit_personal (audit_event_id, organisation_id, salt, part) select id, "organisationId", salt, part from noted`,
    [JSON.stringify(lines), by],
  );
}
