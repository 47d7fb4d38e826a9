import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, globSync, mkdtempSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import ts from 'typescript';
import { parse } from 'yaml';
import { freePort } from '../../src/start/ports.ts';

// No Docker engine runs here. What can be proved without: the command of each image, with the environment of its service, starts, is
// healthy by its own health check, and the parts find one another.

const project = fileURLToPath(new URL('../../../../', import.meta.url));
const dockerfile = readFileSync(join(project, 'docker/Dockerfile'), 'utf8');
const compose = parse(readFileSync(join(project, 'docker/compose.yaml'), 'utf8'), { merge: true }) as {
  services: Record<string, { environment: Record<string, string>; command?: string[]; read_only?: boolean }>;
};
const { services } = compose;

/** A stage of the Dockerfile: its command and health check as lists. */
function stageOf(target: string): { command: string[]; health: string[] | null } {
  const stage = dockerfile.split(/^FROM /m).find((each) => each.split('\n')[0]?.endsWith(` AS ${target}`)) ?? '';
  const command = /^CMD (\[.*\])$/m.exec(stage)?.[1] ?? '[]';
  const health = /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(stage)?.[1];
  return { command: JSON.parse(command) as string[], health: health ? (JSON.parse(health) as string[]) : null };
}

const METRICS_TOKEN = 'numbers-for-the-monitoring';

let database: TestDatabase;
const children: ChildProcess[] = [];
const ports = { api: 0, web: 0, worker: 0 };
const home = mkdtempSync(join(tmpdir(), 'ratify-image-'));

beforeAll(async () => {
  database = await createDatabase();
  ports.api = await freePort();
  ports.web = await freePort();
  ports.worker = await freePort();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await database?.close();
});

/** The environment of a service, its variables filled in and its neighbours on the loopback. */
function environmentOf(service: string): Record<string, string> {
  const secrets: Record<string, string> = {
    RATIFY_ROLE_PASSWORD: database.rolePassword,
    RATIFY_MASTER_KEY: `first:${'ab'.repeat(32)}`,
    RATIFY_PUBLIC_ORIGIN: 'http://localhost:4000',
    RATIFY_METRICS_TOKEN: METRICS_TOKEN,
  };
  const filled = Object.entries(services[service]?.environment ?? {}).map(([name, value]) => [
    name,
    value
      .replace(/\$\{(\w+)(?::-([^}]*))?\}/g, (_all, variable: string, otherwise = '') => secrets[variable] ?? otherwise)
      .replace('http://api:4001', `http://127.0.0.1:${ports.api}`),
  ]);
  return {
    ...(Object.fromEntries(filled) as Record<string, string>),
    ...('DATABASE_URL' in (services[service]?.environment ?? {}) ? { DATABASE_URL: addressFor(service) } : {}),
    ...{ PATH: process.env['PATH'] ?? '', HOME: home, NODE_ENV: 'production' },
    ...{ RATIFY_API_PORT: String(ports.api), RATIFY_PORT: String(ports.web) },
    ...(service === 'worker' ? { RATIFY_WORKER_PORT: String(ports.worker) } : {}),
  };
}

/** The owner's for what brings the schema; a part is told nobody's name, nor a password that opens more than its roles do. */
function addressFor(service: string): string {
  const address = new URL(database.url);
  const isOwners = services[service]?.environment?.['DATABASE_URL']?.includes('POSTGRES_PASSWORD');
  expect([service, Boolean(isOwners)]).toEqual([service, service === 'migrate']);
  if (!isOwners) [address.username, address.password] = ['', ''];
  return address.href;
}

function start(
  service: string,
  more: Record<string, string> = {},
): { readonly child: ChildProcess; readonly said: () => string } {
  const [node = '', ...rest] = services[service]?.command ?? stageOf(service).command;
  expect(node).toBe('node');
  const child = spawn(process.execPath, rest, {
    cwd: project,
    env: { ...environmentOf(service), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (said += data.toString()));
  return { child, said: () => said };
}

async function until(isSo: () => boolean, what: () => string): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(what());
}

/** By the health check of the image. */
function isHealthy(target: 'api' | 'web' | 'worker'): boolean {
  const [, ...check] = stageOf(target).health ?? [];
  const asked = check.map((word) =>
    word.replace(
      /127\.0\.0\.1:400([0-2])/,
      (_all, at: string) => `127.0.0.1:${[ports.web, ports.api, ports.worker][Number(at)]}`,
    ),
  );
  return spawnSync(process.execPath, asked, { cwd: project }).status === 0;
}

describe('the images', () => {
  it('run nothing as root and may all have a root that is read only', () => {
    const last = (stage: string): string | undefined => [...stage.matchAll(/^USER (\w+)$/gm)].at(-1)?.[1];
    const stages = dockerfile.split(/^FROM /m).slice(1);
    for (const stage of stages.filter((each) => / AS (?:base|browser)\n/.test(each)))
      expect(last(stage)).toBe('ratify');
    for (const stage of stages.filter((each) => /^(?:base|browser) AS (?!browser)/.test(each)))
      expect(last(stage)).toBeUndefined();
    for (const name of ['migrate', 'api', 'web', 'worker'])
      expect([name, services[name]?.read_only]).toEqual([name, true]);
  });

  // The pages imported a package that `npm prune --omit=dev` takes out of their image.
  it('hold every package that what is built imports, once those for developers are pruned away', () => {
    const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dependencies?: Record<string, string> }>;
    };
    const kept = packages['']?.dependencies ?? {};
    const imported = new Map<string, string>();
    for (const file of globSync('{apps/*,libs/*,migrations}/dist/**/*.js', {
      cwd: project,
      exclude: ['libs/test-kit/**'],
    }))
      for (const { fileName: name } of ts.preProcessFile(readFileSync(join(project, file), 'utf8'), true, true)
        .importedFiles) {
        const [, owner, rest] = /^(@[^/]+\/)?([^/]+)/.exec(name) ?? [];
        if (!/^[.#/]|^node:|^@ratify\//.test(name)) imported.set(`${owner ?? ''}${rest ?? ''}`, file);
      }
    expect(imported.size).toBeGreaterThan(50);
    expect([...imported].filter(([name]) => !(name in kept) && !isBuiltin(name))).toEqual([]);
  });

  it('migrate first: all is there, and nothing more would run', async () => {
    const { child, said } = start('migrate');
    await once(child, 'exit');
    expect([child.exitCode, said()]).toEqual([0, 'The schema is that of this version.\n']);
    const plan = spawnSync(process.execPath, ['apps/cli/dist/main.js', 'migrate', '--plan'], {
      cwd: project,
      env: environmentOf('migrate'),
      encoding: 'utf8',
    });
    expect(plan.stdout).toBe('Nothing would run: the schema is that of this version.\n');
  });

  it('then run apart: the API is healthy, the pages find it, the worker founds the installation, all stop when told', async () => {
    expect(isHealthy('api')).toBe(false);
    const api = start('api');
    await until(() => isHealthy('api'), api.said);
    const web = start('web');
    await until(() => isHealthy('web'), web.said);
    const signIn = await fetch(`http://127.0.0.1:${ports.web}/sign-in`);
    expect([signIn.status, await signIn.text()]).toEqual([200, expect.stringContaining('Password')]);
    // A page that asks the API.
    const verify = await fetch(`http://127.0.0.1:${ports.web}/verify?code=NONE-SUCH`);
    expect([verify.status, await verify.text()]).toEqual([404, expect.stringContaining('NONE-SUCH')]);

    const worker = start('worker');
    await until(() => isHealthy('worker'), worker.said);
    const numbers = `http://127.0.0.1:${ports.worker}/metrics`;
    expect((await fetch(numbers)).status).toBe(404);
    const told = await fetch(numbers, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    expect(await told.text()).toMatch(/ratify_render_jobs\{state="running"\} 0\n/);
    const [{ made }] = await database.owner.query('select count(*)::int as made from directory.authorities');
    expect(made).toBe(3);

    for (const { child, said } of [worker, web, api]) {
      child.kill('SIGTERM');
      await once(child, 'exit');
      expect([child.exitCode, said()]).toEqual([0, expect.not.stringContaining('Error')]);
    }
  });

  const hasPooler = spawnSync('pgbouncer', ['--version']).error === undefined;
  const test = hasPooler || process.env['RATIFY_REQUIRE_TOOLS'] === '1' ? it : it.skip;
  test('and the API through the pooler, as its image starts it (pgbouncer of the Debian package pgbouncer)', async () => {
    const replicas = parse(readFileSync(join(project, 'docker/compose.replicas.yaml'), 'utf8')) as typeof compose;
    expect(Object.keys(replicas.services).filter((each) => !(each in services))).toEqual(['pooler', 'files', 'mail']);
    const pooled = new URL(database.url);
    const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'ratify-pooler-'))];
    chmodSync(folder, 0o777);
    const pooler = spawn('sh', [join(project, 'docker/pooler/start.sh')], {
      // It will not run as root.
      ...(process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
      cwd: '/',
      env: {
        ...{
          PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`,
          RUN_DIR: folder,
          RATIFY_ROLE_PASSWORD: database.rolePassword,
        },
        ...{ POSTGRES_HOST: pooled.hostname, POSTGRES_PORT: pooled.port, POSTGRES_DB: pooled.pathname.slice(1) },
        ...{ LISTEN_ADDR: '127.0.0.1', LISTEN_PORT: String(port) },
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.push(pooler);
    pooled.port = String(port);
    pooled.pathname = '/ratify';
    const api = start('api', { DATABASE_URL: pooled.href, DATABASE_DIRECT_URL: database.url });
    await until(() => isHealthy('api'), api.said);
    api.child.kill('SIGTERM');
    await once(api.child, 'exit');
  });

  // It lived on, took no more jobs, and nobody started it anew.
  it('have a worker that has lost its queue for good end by itself', async () => {
    const { hostname, port } = new URL(database.url);
    const sockets = new Set<Socket>();
    const way = createServer((here) => {
      const there = connect(Number(port), hostname);
      for (const [from, to] of [[here, there] as const, [there, here] as const]) {
        sockets.add(from);
        from.on('error', () => to.destroy()).on('close', () => to.destroy());
        from.pipe(to);
      }
    });
    await new Promise<void>((done) => way.listen(0, '127.0.0.1', done));
    const by = new URL(database.url);
    by.port = String((way.address() as AddressInfo).port);
    const { child, said } = start('worker', { DATABASE_URL: by.href });
    await until(() => said().includes('part.started'), said);
    const ended = once(child, 'exit');
    // A job that is at work and will not be able to tell the queue what became of it.
    const runner = database.owner.createQueryRunner();
    await runner.startTransaction();
    await runner.query('lock table app.jobs in access exclusive mode');
    await database.owner.query(
      `select graphile_worker.add_job('print-document', json_build_object('job', gen_random_uuid()))`,
    );
    const isTaken = async (): Promise<boolean> =>
      (await database.owner.query('select from graphile_worker._private_jobs where locked_at is not null')).length > 0;
    while (!(await isTaken())) await new Promise((done) => setTimeout(done, 50));
    way.close();
    for (const socket of sockets) socket.destroy();
    await runner.rollbackTransaction();
    await runner.release();
    await ended;
    expect([child.exitCode, said()]).toEqual([1, expect.stringContaining('worker.lost')]);
  });

  it('say what is missing instead of starting', () => {
    const run = (part: string, env: Record<string, string>): { status: number | null; stderr: string } =>
      spawnSync(process.execPath, ['apps/cli/dist/main.js', 'run', part], {
        cwd: project,
        env: { PATH: '', HOME: home, ...env },
        encoding: 'utf8',
      });
    expect(run('api', {})).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('DATABASE_URL: This variable is missing.'),
    });
    for (const part of ['api', 'worker'])
      expect(run(part, { DATABASE_URL: database.url })).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('RATIFY_MASTER_KEY'),
      });
    expect(run('web', { RATIFY_API_ORIGIN: 'api' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('RATIFY_API_ORIGIN'),
    });
  });
});
