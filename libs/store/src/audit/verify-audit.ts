import type { EntityManager } from 'typeorm';
import { CHAIN_START, checkChain, type AuditLine, type ChainFault } from './chain.ts';

export interface AuditReport {
  readonly linked: number;
  /** Committed and not linked yet: the chain says nothing about these. */
  readonly unlinked: number;
  readonly head: string;
  readonly faults: readonly ChainFault[];
}

const BATCH = 1_000;

/** Linked rows of one organisation after a sequence number, in order. */
export async function readAuditLines(
  manager: EntityManager,
  organisationId: string,
  after: number,
  limit = BATCH,
): Promise<AuditLine[]> {
  return manager.query(
    `select sequence, id, organisation_id as "organisationId",
       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_person_id as "actorPersonId", action, subject,
       subject_id as "subjectId", data::text as data, personal_sha256 as "personalSha256",
       request_id as "requestId", on_behalf_of as "onBehalfOf", previous_hash as "previousHash", hash
     from app.audit_events where organisation_id = $1 and sequence > $2 order by sequence limit $3`,
    [organisationId, after, limit],
  );
}

/** Recomputes an organisation's chain from its first row, and the digest of every personal part that has not been erased. */
export async function verifyAudit(manager: EntityManager, organisationId: string): Promise<AuditReport> {
  const faults: ChainFault[] = [];
  let head = { sequence: 0, hash: CHAIN_START };
  for (;;) {
    const lines = await readAuditLines(manager, organisationId, head.sequence);
    if (lines.length === 0) break;
    const checked = checkChain(lines, head);
    faults.push(...checked.faults);
    head = checked.head;
  }
  faults.push(...(await findChangedParts(manager, organisationId)));
  const [counted] = (await manager.query(
    `select count(*) filter (where sequence is not null) as linked, count(*) filter (where sequence is null) as unlinked
     from app.audit_events where organisation_id = $1`,
    [organisationId],
  )) as { linked: number; unlinked: number }[];
  return { linked: counted?.linked ?? 0, unlinked: counted?.unlinked ?? 0, head: head.hash, faults };
}

async function findChangedParts(manager: EntityManager, organisationId: string): Promise<ChainFault[]> {
  return manager.query(
    `select coalesce(e.sequence, 0) as sequence, e.id, 'personal-part-changed' as what
     from app.audit_personal p join app.audit_events e on e.organisation_id = p.organisation_id and e.id = p.audit_event_id
     where p.organisation_id = $1
       and e.personal_sha256 is distinct from encode(sha256(p.salt || convert_to(p.part::text, 'UTF8')), 'hex')
     order by e.sequence`,
    [organisationId],
  );
}
