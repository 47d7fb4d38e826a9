import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { parse } from 'yaml';
import { freePort } from '../../src/start/ports.ts';

// No Docker engine runs here. What can be proved without: the command of each image, with the environment of its service, starts, is
// healthy by its own health check, and the parts find one another.

const project = fileURLToPath(new URL('../../../../', import.meta.url));
const dockerfile = readFileSync(join(project, 'docker/Dockerfile'), 'utf8');
const { services } = parse(readFileSync(join(project, 'docker/compose.yaml'), 'utf8'), { merge: true }) as {
  services: Record<string, { environment: Record<string, string>; command?: string[]; read_only?: boolean }>;
};

/** A stage of the Dockerfile: its command and health check as lists. */
function stageOf(target: string): { command: string[]; health: string[] | null } {
  const stage = dockerfile.split(/^FROM /m).find((each) => each.split('\n')[0]?.endsWith(` AS ${target}`)) ?? '';
  const command = /^CMD (\[.*\])$/m.exec(stage)?.[1] ?? '[]';
  const health = /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(stage)?.[1];
  return { command: JSON.parse(command) as string[], health: health ? (JSON.parse(health) as string[]) : null };
}

let database: TestDatabase;
const children: ChildProcess[] = [];
const ports = { api: 0, web: 0 };
const home = mkdtempSync(join(tmpdir(), 'ratify-image-'));

beforeAll(async () => {
  database = await createDatabase();
  ports.api = await freePort();
  ports.web = await freePort();
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
  };
  const filled = Object.entries(services[service]?.environment ?? {}).map(([name, value]) => [
    name,
    value
      .replace(/\$\{(\w+)(?::-([^}]*))?\}/g, (_all, variable: string, otherwise = '') => secrets[variable] ?? otherwise)
      .replace('http://api:4001', `http://127.0.0.1:${ports.api}`),
  ]);
  return {
    ...(Object.fromEntries(filled) as Record<string, string>),
    ...('DATABASE_URL' in (services[service]?.environment ?? {}) ? { DATABASE_URL: database.url } : {}),
    ...{ PATH: process.env['PATH'] ?? '', HOME: home, NODE_ENV: 'production' },
    ...{ RATIFY_API_PORT: String(ports.api), RATIFY_PORT: String(ports.web) },
  };
}

function start(service: string): { readonly child: ChildProcess; readonly said: () => string } {
  const [node = '', ...rest] = services[service]?.command ?? stageOf(service).command;
  expect(node).toBe('node');
  const child = spawn(process.execPath, rest, {
    cwd: project,
    env: environmentOf(service),
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
function isHealthy(target: 'api' | 'web'): boolean {
  const [, ...check] = stageOf(target).health ?? [];
  const asked = check.map((word) =>
    word.replace('127.0.0.1:4001', `127.0.0.1:${ports.api}`).replace('127.0.0.1:4000', `127.0.0.1:${ports.web}`),
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
    await until(() => worker.said().includes('part.started'), worker.said);
    const [{ made }] = await database.owner.query('select count(*)::int as made from directory.authorities');
    expect(made).toBe(3);

    for (const { child, said } of [worker, web, api]) {
      child.kill('SIGTERM');
      await once(child, 'exit');
      expect([child.exitCode, said()]).toEqual([0, expect.not.stringContaining('Error')]);
    }
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
