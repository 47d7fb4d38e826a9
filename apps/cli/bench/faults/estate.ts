import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seedPeople } from '@ratify/journey';
import { Installation, migrateDatabase, startEmbedded } from '@ratify/store';
import { startS3, type TestS3 } from '@ratify/test-kit/s3';
import { freePort } from '../../src/start/ports.ts';
import { DatabaseServer } from './database-server.ts';
import { openMailServer, openTsa, type MailServer, type Tsa } from './outside.ts';
import { PartProcess } from './part-process.ts';

/** An installation in several processes with all that it leans on, each of which can be disturbed. */
export interface Estate {
  readonly database: DatabaseServer;
  readonly tsa: Tsa;
  readonly mail: MailServer;
  /** Where stored files move to. */
  readonly files: TestS3;
  readonly api: PartProcess;
  readonly web: PartProcess;
  readonly workers: readonly PartProcess[];
  readonly apiOrigin: string;
  readonly webOrigin: string;
  readonly journal: string;
  /** Sets the clock of every part wrong by so many milliseconds. */
  moveClock(ms: number): void;
  /** Waits until API and pages say that they can serve. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Builds it with the invented people and starts it; everything is gone again after `stop`. */
export async function startEstate(keep: boolean): Promise<Estate> {
  const folder = mkdtempSync(join(tmpdir(), 'ratify-faults-'));
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded({ dataDir: folder });
  const { url, rolePassword } = embedded;
  await migrateDatabase({ url, directUrl: url, rolePassword, kind: 'started', stop: embedded.stop });
  const installation = await Installation.open({ directUrl: url });
  await seedPeople(installation);
  await installation.close();
  const [tsa, mail, files] = [await openTsa(), await openMailServer(), await startS3()];
  const [apiPort, webPort] = [await freePort(), await freePort()];
  const [clock, roots, journal, home] = ['clock', 'tsa.pem', 'journal.log', 'home'].map((name) => join(folder, name));
  if (!clock || !roots || !journal || !home) throw new Error('no place');
  mkdirSync(home);
  writeFileSync(roots, tsa.rootPem);
  const shared = {
    DATABASE_URL: url,
    RATIFY_ROLE_PASSWORD: rolePassword,
    RATIFY_MASTER_KEY: `first:${'ab'.repeat(32)}`,
    ...{ RATIFY_API_PORT: String(apiPort), RATIFY_PORT: String(webPort), RATIFY_DATA_DIR: join(folder, 'data') },
    ...{ RATIFY_API_ORIGIN: `http://127.0.0.1:${apiPort}`, RATIFY_PUBLIC_ORIGIN: `http://localhost:${webPort}` },
    ...{ RATIFY_TSA_URLS: tsa.url, RATIFY_TSA_ROOTS: roots, RATIFY_SMTP_URL: mail.url },
    ...{
      RATIFY_MAIL_FROM: 'Ratify <policies@example.org>',
      RATIFY_PROOF_MINUTES: '720',
      RATIFY_REQUESTS_PER_MINUTE: 'off',
    },
    ...{ RATIFY_FAULTS_CLOCK: clock, HOME: home, ...files.env },
  };
  const say = (line: string): void => appendFileSync(journal, `${new Date().toISOString()} ${line}\n`);
  const part = (name: string, kind: 'api' | 'web' | 'worker'): PartProcess => new PartProcess(name, kind, shared, say);
  const parts = {
    api: part('api', 'api'),
    web: part('web', 'web'),
    workers: [part('worker-1', 'worker'), part('worker-2', 'worker')],
  };
  const database = new DatabaseServer(embedded);
  const [apiOrigin, webOrigin] = [`http://127.0.0.1:${apiPort}`, `http://127.0.0.1:${webPort}`];
  return {
    ...{ database, tsa, mail, files, apiOrigin, webOrigin, journal },
    ...parts,
    moveClock: (ms) => writeFileSync(clock, String(ms)),
    settled: async () => {
      for (const origin of [apiOrigin, webOrigin])
        while (!(await fetch(`${origin}/health/ready`).catch(() => null))?.ok) await wait(100);
    },
    stop: async () => {
      await Promise.all([parts.web, parts.api, ...parts.workers].map((each) => each.stop()));
      await database.stopDead();
      await tsa.close();
      await mail.close();
      await files.close();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}
