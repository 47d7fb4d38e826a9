import { setTimeout as wait } from 'node:timers/promises';
import { Installation, openS3 } from '@ratify/store';
import { verifyPdf } from '@ratify/seal';
import type { Estate } from './estate.ts';
import type { RoundOutcome } from './round.ts';

/** A document that one chair signs, in its four states. */
const LEVELS = ['unsigned', 'B-T', 'B-T', 'B-LTA'];
const ACTIONS = ['document.printed', 'document.signed', 'document.sealed', 'document.archived'];
/** By how much the clock may have been wrong when a signature was made, and more. */
const LATER_MS = 3 * 3_600_000;

/** Waits until nothing is at work nor waits any more; says what still does when the patience is over. */
export async function quiet({ database }: Estate, patienceMs: number): Promise<string[]> {
  const until = Date.now() + patienceMs;
  for (;;) {
    // Whoever looks after the service need not wait for the next attempt: what failed because something was away is tried now.
    await database.ask(
      `update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null`,
    );
    const open = await database.ask<{ what: string }>(
      `select 'job ' || task || ' is ' || state || coalesce(': ' || progress_note, '') as what from app.jobs where state in ('queued', 'running')
       union all select 'queue: ' || t.identifier || ' tried ' || j.attempts || ' times'
         || case when j.locked_at is null then '' else ', held' end || coalesce(', ' || j.last_error, '')
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       union all select 'mail ' || kind || ' waits' from app.messages where state = 'waiting'
       union all select 'account mail ' || kind || ' waits' from directory.account_messages where state = 'waiting'
       union all select 'record of ' || count(*) || ' events not linked' from app.audit_events where sequence is null having count(*) > 0`,
    );
    if (open.length === 0) return [];
    if (Date.now() > until) return open.map(({ what }) => `does not come to its end: ${what}`);
    await wait(300);
  }
}

/** What of a round is lost, doubled or not what it was. */
export async function check(estate: Estate, outcome: RoundOutcome, since: Date): Promise<string[]> {
  return [
    ...(await checkJobs(estate, since)),
    ...(await checkCounts(estate, outcome)),
    ...(await checkDocuments(estate, outcome)),
    ...(await checkMails(estate)),
    ...(await checkDigests(estate)),
  ];
}

/** Every fault passes, so every job can come to its end; one that was asked for again meanwhile ends there. */
async function checkJobs({ database }: Estate, since: Date): Promise<string[]> {
  const failed = await database.ask<{ task: string; error: string; attempts: number }>(
    `select task, error, attempts from app.jobs where state = 'failed' and finished_at > $1 and error not like 'The same work was asked for again%'`,
    [since],
  );
  return failed.map(({ task, error, attempts }) => `${task} was given up after ${attempts} attempts: ${error}`);
}

async function checkCounts(
  { database }: Estate,
  { title, templateId, policies, invited }: RoundOutcome,
): Promise<string[]> {
  const counts = await database.ask<{ what: string; found: number; wanted: number }>(
    `select 'templates' as what, count(*)::int as found, 1 as wanted from app.templates where title = $1
     union all select 'editions', count(*)::int, 2 from app.editions where template_id = $2
     union all select 'policies', count(*)::int, 2 from app.policies where title = $1
     union all select 'offers of edition 2', count(*)::int, 2 from app.update_offers o join app.editions e on e.id = o.edition_id
       where e.template_id = $2 and e.number = 2
     union all select 'offers in the record', count(*)::int, 2 from app.audit_events a join app.editions e on e.id::text = a.data ->> 'editionId'
       where a.action = 'update.offered' and e.template_id = $2
     union all select 'revisions', count(*)::int, 2 from app.revisions where policy_id = any ($3)
     union all select 'decisions', count(*)::int, 2 from app.decisions where revision_id = any ($4)
     union all select 'adoptions', count(*)::int, 2 from app.adoptions where policy_id = any ($3)
     union all select 'signatures', count(*)::int, 2 from app.signatures s join app.signature_requests r on r.id = s.request_id
       where r.revision_id = any ($4)
     union all select 'documents', count(*)::int, 2 from app.documents where id = any ($5)
     union all select 'invited persons', count(*)::int, 1 from directory.people where email = $6
     union all select 'appointments', count(*)::int, 1 from app.appointments a join directory.people p on p.id = a.person_id where p.email = $6`,
    [
      title,
      templateId,
      policies.map((each) => each.policyId),
      policies.map((each) => each.revisionId),
      policies.map((each) => each.documentId),
      invited,
    ],
  );
  return counts
    .filter(({ found, wanted }) => found !== wanted)
    .map((each) => `${each.found} ${each.what} instead of ${each.wanted}`);
}

async function checkDocuments({ database, tsa, files }: Estate, { policies }: RoundOutcome): Promise<string[]> {
  const roots = await database.ask<{ certificate: Buffer }>(
    `select certificate from directory.authorities where kind = 'root'`,
  );
  const wrong: string[] = [];
  const objects = await openS3(files.settings);
  for (const { documentId } of policies) {
    const versions = await database.ask<{
      level: string;
      organisationId: string;
      sha256: string;
      bytes: Buffer | null;
    }>(
      `select v.level, b.organisation_id as "organisationId", b.sha256, b.bytes from app.document_versions v join app.blobs b using (organisation_id, sha256) where v.document_id = $1 order by v.number`,
      [documentId],
    );
    const levels = versions.map(({ level }) => level);
    if (levels.join() !== LEVELS.join()) wrong.push(`a document has the versions ${levels.join(', ')}`);
    const actions = await database.ask<{ action: string }>(
      'select action from app.audit_events where subject_id = $1 order by sequence',
      [documentId],
    );
    if (actions.map(({ action }) => action).join() !== ACTIONS.join())
      wrong.push(`the record of a document says ${actions.map(({ action }) => action).join(', ')}`);
    const latest = versions.at(-1);
    const bytes = latest ? (latest.bytes ?? (await objects.read(latest))) : [];
    const verdict = await verifyPdf(new Uint8Array(bytes), {
      roots: roots.map(({ certificate }) => new Uint8Array(certificate)),
      timestampRoots: [tsa.rootPem],
      at: new Date(Date.now() + LATER_MS),
    });
    if (verdict.verdict !== 'VALID' || verdict.signatures.length !== 3)
      wrong.push(
        `a document is ${verdict.verdict} with ${verdict.signatures.length} signatures: ${JSON.stringify(verdict.problems)}`,
      );
  }
  objects.close();
  return wrong;
}

/** A mail that is noted as sent was handed over; none was handed over that is noted nowhere, nor two for one occasion. */
async function checkMails({ database, mail }: Estate): Promise<string[]> {
  const rows = await database.ask<{ id: string; state: string; reason: string | null; occasion: string }>(
    `select id, state, reason, concat_ws(' ', kind, recipient_id, subjects) as occasion from app.messages
     union all select id, state, reason, concat_ws(' ', kind, person_id, link_id, id) from directory.account_messages
     union all select id, state, reason, concat_ws(' ', 'digest', person_id, planned_on) from directory.digests`,
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const occasions = Map.groupBy(rows, ({ occasion }) => occasion);
  return [
    ...rows
      .filter(({ id, state }) => state === 'sent' && !mail.taken.has(id))
      .map((row) => `mail lost: ${row.occasion}`),
    ...rows.filter(({ state }) => state === 'refused').map((row) => `mail given up: ${row.occasion}: ${row.reason}`),
    ...[...mail.taken]
      .filter(([id]) => !known.has(id))
      .map(([, { subject }]) => `mail that nobody knows of: ${subject}`),
    ...[...occasions]
      .filter(([, of]) => of.length > 1)
      .map(([occasion, of]) => `${of.length} mails for one occasion: ${occasion}`),
  ];
}

async function checkDigests({ database, files }: Estate): Promise<string[]> {
  const objects = await openS3(files.settings);
  const installation = await Installation.open({ directUrl: database.url }, objects);
  try {
    const { faults } = await installation.checkIntegrity();
    return faults.map(({ organisation, where, what }) => `${organisation}: ${where} ${what}`);
  } finally {
    await installation.close();
    objects.close();
  }
}
