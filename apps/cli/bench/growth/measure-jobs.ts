import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hourIn, isQuiet } from '@ratify/policy';
import { signIn } from '@ratify/test-kit';
import type { Measurable } from '../load/installation.ts';
import { openKit } from '../load/kit.ts';
import { atRest, costOf, type Cost } from './measure-costs.ts';
import type { idleOf } from './measure-costs.ts';

type Idle = Awaited<ReturnType<typeof idleOf>>;
const DOCUMENTS = 24;
const HOUR_MS = 3_600_000;

/** Has documents of versions in force printed once more, and sealed. */
export async function measurePrinting(measurable: Measurable, idle: Idle): Promise<Cost> {
  const kit = await openKit(measurable);
  try {
    const documents: { id: string; organisationId: string }[] = await kit.owner.query(
      `insert into app.documents (organisation_id, policy_id, revision_id, adoption_id, state, verify_code, title)
       select distinct on (d.organisation_id) d.organisation_id, d.policy_id, d.revision_id, d.adoption_id, 'printing', upper(md5(d.id::text)), d.title
       from app.documents d join app.organisations o on o.id = d.organisation_id
       where o.slug ~ '-[0-9]+$' and d.adoption_id is not null and d.state <> 'failed' order by d.organisation_id, d.created_at
       limit ${DOCUMENTS} returning id, organisation_id as "organisationId"`,
    );
    return await costOf(measurable, idle, async () => {
      for (const { id: documentId, organisationId } of documents) {
        const { scope } = await signIn(kit, { organisationId });
        await kit.store.inContext(scope, { write: true }, (work) =>
          work.enqueue('print-document', { documentId }, documentId),
        );
      }
      await atRest(measurable);
      const [row] = await kit.owner.query(
        `select count(*)::int as count from app.documents where id = any ($1) and state in ('printed', 'sealed')`,
        [documents.map(({ id }) => id)],
      );
      if (row.count !== documents.length) throw new Error(`${row.count} of ${documents.length} documents were printed`);
      return documents.length;
    });
  } finally {
    await kit.close();
  }
}

/** Sets the worker's clock to the next morning on which people are written to, and counts the mails. The worker keeps that clock. */
export async function measureReminders(measurable: Measurable, idle: Idle): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'ratify-clock-'));
  const clock = join(folder, 'clock');
  const quiet = (ahead: number): boolean => isQuiet(hourIn('Europe/London', Date.now() + ahead));
  let ahead = 0;
  while (!quiet(ahead)) ahead += HOUR_MS; // people may have been written to today
  while (quiet(ahead)) ahead += HOUR_MS;
  try {
    await measurable.change('worker', {});
    await atRest(measurable);
    const start = measurable.used().worker; // of a worker that has only begun
    writeFileSync(clock, String(ahead));
    const mails = measurable.mail.taken.size;
    const cost = await costOf(measurable, idle, async () => {
      await measurable.change('worker', { RATIFY_FAULTS_CLOCK: clock });
      await atRest(measurable);
      return measurable.mail.taken.size - mails;
    });
    return { ...cost, worker: (1_000 * (measurable.used().worker - start)) / Math.max(1, cost.times) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
