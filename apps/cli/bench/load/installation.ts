import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startEmbedded, type EmbeddedDatabase } from '@ratify/store';
import pg from 'pg';
import { multiplySchools } from '../../../web/bench/multiply.ts';
import { startDemonstration } from '../../../web/test/start-demonstration.ts';
import { freePort } from '../../src/start/ports.ts';
import { openMailServer, type MailServer } from '../faults/outside.ts';
import { PartProcess } from '../faults/part-process.ts';
import { machineSeconds, secondsBelow } from './processor-time.ts';

export const PARTS = ['web', 'api', 'worker'] as const;
export type Part = (typeof PARTS)[number];
export type Place = Part | 'postgres';

/** Seconds of processor: of each place, of whoever asks, and of everybody on the machine. */
export type Used = Readonly<Record<Place | 'asking' | 'machine', number>>;

/** API, pages and worker in a process of each, on a demonstration whose schools stand there many times over. */
export interface Measurable {
  readonly database: EmbeddedDatabase;
  readonly origin: string;
  readonly mail: MailServer;
  readonly schools: number;
  /** What has been used since it was started. */
  used(): Used;
  /** Starts a part anew with other settings. */
  change(part: Part, env: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

const MASTER_KEY = `first:${'ab'.repeat(32)}`;

/** Fills a demonstration, copies its schools `fold` times, and starts the parts; everything is gone again after `stop`. */
export async function startMeasurable(fold: number, say: (words: string) => void): Promise<Measurable> {
  const folder = mkdtempSync(join(tmpdir(), 'ratify-load-'));
  chmodSync(folder, 0o755);
  const database = await startEmbedded({ dataDir: join(folder, 'database') });
  const mail = await openMailServer();
  const parts = new Map<Part, PartProcess>();
  const stop = async (): Promise<void> => {
    await Promise.all([...parts.values()].map((part) => part.stop()));
    await mail.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const shared = {
      ...{ DATABASE_URL: database.url, RATIFY_ROLE_PASSWORD: database.rolePassword, RATIFY_MASTER_KEY: MASTER_KEY },
      ...{ RATIFY_PROOF_MINUTES: '720', RATIFY_REQUESTS_PER_MINUTE: 'off', RATIFY_DATA_DIR: join(folder, 'data') },
    };
    say('the demonstration is filled');
    const filled = await startDemonstration(join(folder, 'data'), { ...shared, RATIFY_DEMONSTRATION: 'on' });
    await filled.stop();
    const schools = await multiply(database.url, fold);
    say(`its schools are there ${fold} times: ${schools}`);
    const [webPort, apiPort] = [await freePort(), await freePort()];
    const [origin, apiOrigin] = [`http://127.0.0.1:${webPort}`, `http://127.0.0.1:${apiPort}`];
    const settings = {
      ...{ ...shared, RATIFY_PORT: String(webPort), RATIFY_API_PORT: String(apiPort), RATIFY_API_ORIGIN: apiOrigin },
      ...{ RATIFY_SMTP_URL: mail.url, RATIFY_MAIL_FROM: 'Ratify <policies@example.org>' },
    };
    const start = (part: Part, env: Readonly<Record<string, string>> = {}): void => {
      parts.set(part, new PartProcess(part, part, { ...settings, ...env }, () => undefined));
    };
    const ready = async (): Promise<void> => {
      for (const each of [apiOrigin, origin])
        while (!(await fetch(`${each}/health/ready`).catch(() => null))?.ok) await wait(100);
    };
    for (const part of PARTS) start(part);
    await ready();
    const server = Number(readFileSync(join(database.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return {
      ...{ database, origin, mail, schools, stop },
      used: () => ({
        web: secondsBelow(parts.get('web')?.pid),
        api: secondsBelow(parts.get('api')?.pid),
        worker: secondsBelow(parts.get('worker')?.pid),
        postgres: secondsBelow(server),
        asking: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
        machine: machineSeconds(),
      }),
      change: async (part, env) => {
        await parts.get(part)?.stop();
        start(part, env);
        await ready();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As the server's own account: checks and triggers rest while rows are copied. Returns how many schools there are. */
async function multiply(url: string, fold: number): Promise<number> {
  const account = new pg.Client({ connectionString: url });
  await account.connect();
  try {
    await multiplySchools(account, fold);
    // Of what is to be signed the copies have the bytes too.
    await account.query(`insert into app.blobs (organisation_id, sha256, mime, length, bytes)
      select distinct on (v.organisation_id, v.sha256) v.organisation_id, b.sha256, b.mime, b.length, b.bytes
      from app.document_versions v join app.blobs b on b.sha256 = v.sha256
      join app.documents d on d.organisation_id = v.organisation_id and d.id = v.document_id and d.state = 'printed'
      on conflict do nothing`);
    // What is written to the log depends on when the last checkpoint was, else.
    await account.query('alter system set full_page_writes = off');
    await account.query('select pg_reload_conf()');
    await account.query('vacuum analyze');
    const { rows } = await account.query<{ count: number }>(
      `select count(*)::int as count from app.organisations where kind = 'school'`,
    );
    return rows[0]?.count ?? 0;
  } finally {
    await account.end();
  }
}
