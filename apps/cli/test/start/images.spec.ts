import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { isSecret } from '../../src/start/settings.ts';
import { imageTree, packagesOfImages, readDockerfile } from './image-tree.ts';
import { observeNetwork, type NetworkObserver } from './observe-network.ts';

// No Docker engine runs here. What can be proved without: the command of each image, with the environment of its service and the packages
// that its build leaves in it, starts, is healthy by its own health check, and the parts find one another and nobody else.

const project = fileURLToPath(new URL('../../../../', import.meta.url));
const dockerfile = readFileSync(join(project, 'docker/Dockerfile'), 'utf8');
interface Compose {
  readonly services: Record<
    string,
    {
      environment?: Record<string, string>;
      command?: string[];
      read_only?: boolean;
      secrets?: string[];
      image?: string;
    }
  >;
  readonly secrets: Record<string, { file: string }>;
}
const composeOf = (file: string): Compose =>
  parse(readFileSync(join(project, 'docker', file), 'utf8'), { merge: true }) as Compose;
const compose = composeOf('compose.yaml');
const replicas = composeOf('compose.replicas.yaml');
const { services } = compose;

const stages = readDockerfile(dockerfile);

/** A stage of the Dockerfile: its command and health check as lists. */
function stageOf(target: string): { command: string[]; health: string[] | null } {
  const { instructions = [] } = stages.find(({ name }) => name === target) ?? {};
  const wordsOf = (name: string): string | undefined => instructions.find((each) => each.name === name)?.words;
  const health = / CMD (\[.*\])$/.exec(wordsOf('HEALTHCHECK') ?? '')?.[1];
  return {
    command: JSON.parse(wordsOf('CMD') ?? '[]') as string[],
    health: health ? (JSON.parse(health) as string[]) : null,
  };
}

const METRICS_TOKEN = 'numbers-for-the-monitoring';

let database: TestDatabase;
let image: string;
let network: NetworkObserver;
const children: ChildProcess[] = [];
const ports = { api: 0, web: 0, worker: 0 };
const home = mkdtempSync(join(tmpdir(), 'ratify-image-'));
const secrets = mkdtempSync(join(tmpdir(), 'ratify-secrets-'));

beforeAll(async () => {
  image = imageTree(project);
  network = await observeNetwork();
  database = await createDatabase();
  ports.api = await freePort();
  ports.web = await freePort();
  ports.worker = await freePort();
  for (const [name, secret] of Object.entries({
    ...{ database_url: database.url, role_password: database.rolePassword, master_key: `first:${'ab'.repeat(32)}` },
    ...{ metrics_token: METRICS_TOKEN, smtp_url: '' },
  }))
    writeFileSync(join(secrets, name), `${secret}\n`);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await database?.close();
  network?.stop();
  for (const folder of [secrets, ...(process.env['RATIFY_IMAGE_TREE'] ? [] : [image])])
    rmSync(folder, { recursive: true, force: true });
});

/** The environment of a service, its variables filled in, its secrets in files and its neighbours on the loopback. */
function environmentOf(service: string): Record<string, string> {
  const set: Record<string, string> = { RATIFY_PUBLIC_ORIGIN: 'http://localhost:4000' };
  const filled = Object.entries(services[service]?.environment ?? {}).map(([name, value]) => [
    name,
    value
      .replace(
        /\$\{(\w+)(?::-([^}]*)|:\+[^}]*)?\}/g,
        (_all, variable: string, otherwise = '') => set[variable] ?? otherwise,
      )
      .replace(/^\/run\/secrets(?=\/)/, secrets)
      .replace('http://api:4001', `http://127.0.0.1:${ports.api}`),
  ]);
  return {
    ...(Object.fromEntries(filled) as Record<string, string>),
    ...('DATABASE_URL' in (services[service]?.environment ?? {}) ? { DATABASE_URL: addressOfParts() } : {}),
    ...{ PATH: process.env['PATH'] ?? '', HOME: home, NODE_ENV: 'production', ...network.env },
    ...{ RATIFY_API_PORT: String(ports.api), RATIFY_PORT: String(ports.web) },
    ...(service === 'worker' ? { RATIFY_WORKER_PORT: String(ports.worker) } : {}),
  };
}

/** A part is told nobody's name, nor a password that opens more than its roles do; the owner's is a secret of what brings the schema. */
function addressOfParts(): string {
  const address = new URL(database.url);
  [address.username, address.password] = ['', ''];
  return address.href;
}

function start(
  service: string,
  more: Record<string, string> = {},
): { readonly child: ChildProcess; readonly said: () => string } {
  const [node = '', ...rest] = services[service]?.command ?? stageOf(service).command;
  expect(node).toBe('node');
  const child = spawn(process.execPath, rest, {
    cwd: image,
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
  return spawnSync(process.execPath, asked, { cwd: image }).status === 0;
}

describe('the images', () => {
  it('run nothing as root and may all have a root that is read only', () => {
    for (const { name, from, instructions } of stages) {
      const user = instructions.findLast((each) => each.name === 'USER')?.words;
      if (['base', 'browser', 'pooler'].includes(name)) expect([name, user]).toEqual([name, 'ratify']);
      else if (name !== 'build')
        expect([name, from, user]).toEqual([name, expect.stringMatching(/^base$|^browser$/), undefined]);
    }
    for (const name of ['migrate', 'api', 'web', 'worker'])
      expect([name, services[name]?.read_only]).toEqual([name, true]);
  });

  it('are told nothing secret by their environment, but by a file that they alone are given', () => {
    for (const [file, { services: each, secrets: known }] of Object.entries({ compose, replicas })) {
      for (const [name, { environment = {}, secrets: given = [] }] of Object.entries(each))
        for (const [variable, value] of Object.entries(environment)) {
          const says = `${file}: ${name}: ${variable}`;
          const address = URL.canParse(value) ? new URL(value) : null;
          if (isSecret(variable) && address) expect([says, address.username, address.password]).toEqual([says, '', '']);
          else
            expect([
              says,
              isSecret(variable) || /(PASSWORD|SECRET|TOKEN|KEY)$/.test(variable.replace('ACCESS_KEY', '')),
            ]).toEqual([says, false]);
          const [, secret] = /\/run\/secrets\/(\w+)/.exec(value) ?? [];
          if (secret === undefined) continue;
          expect([says, variable.endsWith('_FILE'), given.includes(secret)]).toEqual([says, true, true]);
        }
      for (const [name, { file: at }] of Object.entries(known)) expect([name, at]).toEqual([name, `secrets/${name}`]);
    }
    // The owner of the database is known to what brings the schema, and the key of the signing keys to who signs and asks.
    const holders = (secret: string): string[] =>
      Object.entries(services).flatMap(([name, { secrets: given = [] }]) => (given.includes(secret) ? [name] : []));
    expect(holders('database_url')).toEqual(['migrate']);
    expect(holders('postgres_password')).toEqual(['postgres']);
    expect(holders('master_key')).toEqual(['api', 'worker']);
    // `COPY . .` would take them along.
    for (const list of ['.gitignore', 'docker/Dockerfile.dockerignore']) {
      const lines = readFileSync(join(project, list), 'utf8')
        .split('\n')
        .map((line) => line.replace(/\/$/, ''));
      expect([list, ['docker/.env', 'docker/secrets'].filter((path) => !lines.includes(path))]).toEqual([list, []]);
    }
  });

  it('are built by steps that are known here, of what is there: `npm run check:images` runs them', () => {
    const known = ['CMD', 'COPY', 'ENV', 'EXPOSE', 'HEALTHCHECK', 'RUN', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'];
    for (const { name, from, instructions } of stages) {
      // On a stage before it, or on an image with its version.
      const isKnown = stages.some((each) => each.name === from) || /^(node:24|debian:bookworm)-[\w-]+$/.test(from);
      expect([name, from, isKnown]).toEqual([name, from, true]);
      expect([name, instructions.filter((each) => !known.includes(each.name))]).toEqual([name, []]);
      for (const { words } of instructions.filter((each) => each.name === 'COPY' && !each.words.startsWith('--from=')))
        expect([words, existsSync(join(project, words.split(' ')[0] ?? ''))]).toEqual([words, true]);
    }
    const steps = stages
      .find(({ name }) => name === 'build')
      ?.instructions.map(({ name, words }) => `${name} ${words}`);
    expect(steps).toEqual([
      ...['WORKDIR /app', 'COPY . .', 'RUN npm ci --no-audit --no-fund', 'RUN npm run build'],
      'RUN npm prune --omit=dev --no-audit --no-fund',
    ]);
    for (const path of ['node_modules/jest', 'node_modules/typescript-eslint', '.git', 'docker/secrets'])
      expect([path, globSync(path, { cwd: image })]).toEqual([path, []]);
    for (const path of packagesOfImages(project))
      expect([path, globSync(path, { cwd: image })]).toEqual([path, [path]]);
    expect(globSync('{apps,libs}/*/dist', { cwd: image }).length).toBeGreaterThan(10);
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
      cwd: image,
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
    // To whoever brings no token it is an address like any other that leads nowhere.
    const pageNumbers = `http://127.0.0.1:${ports.web}/metrics`;
    const [nowhere, elsewhere] = [await fetch(pageNumbers), await fetch(`http://127.0.0.1:${ports.web}/nowhere`)];
    expect([nowhere.status, elsewhere.status, await nowhere.text()]).toEqual([404, 404, await elsewhere.text()]);
    const measured = await fetch(pageNumbers, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    expect(await measured.text()).toContain(
      'ratify_web_request_seconds_count{method="GET",route="/verify",status="404"} 1\n',
    );

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
    expect(Object.keys(replicas.services).filter((each) => !(each in services))).toEqual(['pooler', 'files', 'mail']);
    const pooled = new URL(database.url);
    const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'ratify-pooler-'))];
    chmodSync(folder, 0o777);
    writeFileSync(join(folder, 'role_password'), `${database.rolePassword}\n`, { mode: 0o644 });
    const pooler = spawn('sh', [join(project, 'docker/pooler/start.sh')], {
      // It will not run as root.
      ...(process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
      cwd: '/',
      env: {
        ...{
          PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`,
          RUN_DIR: folder,
          RATIFY_ROLE_PASSWORD_FILE: join(folder, 'role_password'),
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

  it('ask nobody but the database and one another', () => {
    const all = network.all();
    for (const part of ['run api', 'run web', 'run worker', 'migrate'])
      expect([part, all.some(({ who, what }) => who.endsWith(`main.js ${part}`) && what === 'connect')]).toEqual([
        part,
        true,
      ]);
    expect(network.outside()).toEqual([]);
  });

  it('say what is missing instead of starting', () => {
    const run = (part: string, env: Record<string, string>): { status: number | null; stderr: string } =>
      spawnSync(process.execPath, ['apps/cli/dist/main.js', 'run', part], {
        cwd: image,
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
