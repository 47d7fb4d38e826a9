import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '@ratify/journey';
import { describeBackingUp } from './backing-up.ts';
import { describeLeaving } from './leaving.ts';
import { describePublishing } from './publishing.ts';
import { observeNetwork, type NetworkObserver } from './observe-network.ts';
import { run as runBuilt, type Run } from './run-built.ts';
import { startInstallation, type RunningInstallation } from '../../src/start/start-installation.ts';

const STATUSES = ['missing', 'overdue', 'not-evidenced', 'unsigned', 'due-soon', 'submitted', 'draft', 'adopted'];

const STILL_FILLING = 'still being filled';

let dataDir = '';
let installation: RunningInstallation;
const lines: string[] = [];
let network: NetworkObserver;
const before = { ...process.env };

const run: Run = (args, env) => runBuilt(args, { ...network.env, ...env });

beforeAll(async () => {
  network = await observeNetwork();
  Object.assign(process.env, network.env);
  dataDir = mkdtempSync(join(tmpdir(), 'ratify-installation-'));
  chmodSync(dataDir, 0o755); // PostgreSQL runs under an account of its own where this runs as root
  installation = await startInstallation({ dataDir, demonstration: 'full', log: (line) => lines.push(line) });
});
afterAll(async () => {
  await installation.stop();
  rmSync(dataDir, { recursive: true, force: true });
  for (const name of Object.keys(network.env)) delete process.env[name];
  Object.assign(process.env, before);
  network.stop();
});

/** Asks the API as one person, by their address and the password of all. */
async function askAs<T>(email: string, query: string, variables = {}): Promise<T> {
  const send = async (cookie: string, body: object): Promise<Response> =>
    fetch(`${installation.apiOrigin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const signedIn = await send('', {
    query:
      'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { refusals { code } } }',
    variables: { email, password: DEMONSTRATION_PASSWORD },
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const answer = (await (await send(cookie, { query, variables })).json()) as { data?: T; errors?: unknown };
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

interface Register {
  register: { entries: { status: string; title: string }[] };
}

async function statusesFor(email: string): Promise<Set<string>> {
  const { register } = await askAs<Register>(email, '{ register(first: 100) { entries { status title } } }');
  return new Set(register.entries.map((entry) => entry.status));
}

describe('an installation', () => {
  it('answers on its pages, and shows who may sign in', async () => {
    for (const origin of [installation.webOrigin, installation.apiOrigin])
      for (const state of ['live', 'ready'])
        expect(await (await fetch(`${origin}/health/${state}`)).json()).toEqual({ status: state });
    const page = await fetch(`${installation.webOrigin}/sign-in`);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain(DEMONSTRATION_PASSWORD);
    expect(html).toContain('helen.whitcombe@northbrook.example');
    expect(html).toContain(STILL_FILLING);
  });

  it('fills the demonstration behind the pages: every status stands in somebody’s register', async () => {
    expect(await installation.filled).toBe(true);
    expect(await (await fetch(`${installation.webOrigin}/sign-in`)).text()).not.toContain(STILL_FILLING);
    const council = await statusesFor('helen.whitcombe@northbrook.example');
    expect(STATUSES.filter((status) => !council.has(status))).toEqual([]);
    expect(await statusesFor('joel.braithwaite@aldervale.example')).toContain('covered');
  });

  it('has signed what its story says is signed, and offered the newer edition', async () => {
    interface Policies {
      policies: {
        title: string;
        status: string;
        behind: boolean;
        requests: { state: string }[];
        updateOffers: { answer: string | null; edition: { number: number } }[];
      }[];
    }
    const { policies } = await askAs<Policies>(
      'ruth.adeyemi@elmpark.example',
      '{ policies { title status behind requests { state } updateOffers { answer edition { number } } } }',
    );
    expect(policies.find((policy) => policy.title === 'Social networking protocol')).toEqual({
      title: 'Social networking protocol',
      status: 'adopted',
      behind: true,
      requests: [{ state: 'signed' }],
      updateOffers: [{ answer: null, edition: { number: 2 } }],
    });
  });

  it('tells its operator how its certificates stand, and takes one back for good', async () => {
    const certificates = (...args: string[]) => run(['certificates', ...args], { RATIFY_DATA_DIR: dataDir });
    const healthy = await certificates();
    expect([healthy.code, healthy.said.match(/^good .* ends 20\d\d-\d\d-\d\d, in \d+ days$/gm)?.length]).toEqual([
      0, 3,
    ]);
    const serial = 'ab'.repeat(16);
    expect(await certificates('revoke', serial, '--confirm', 'ac')).toMatchObject({
      code: 2,
      said: expect.stringContaining('differ'),
    });
    expect(await certificates('revoke', 'all', '--confirm', 'all')).toMatchObject({ code: 2 });
    expect(await certificates('revoke', serial, '--confirm', serial)).toMatchObject({
      code: 0,
      said: expect.stringContaining('15 minutes'),
    });
    expect(await certificates('revoke', serial, '--confirm', serial)).toMatchObject({
      code: 2,
      said: expect.stringContaining('already'),
    });
    expect((await fetch(`${installation.webOrigin}/sign-in`)).status).toBe(200); // the database goes on
  });

  it.each(['serve', 'work'] as const)('puts another in the place of a killed child: %s', async (child) => {
    await installation.kill(child);
    expect((await fetch(`${installation.webOrigin}/sign-in`)).status).toBe(200);
    expect(lines.some((line) => line.startsWith(child) && line.includes('SIGKILL'))).toBe(true);
  });

  it('is refused a second start in the same folder, in words that help', async () => {
    const again = startInstallation({ dataDir, demonstration: 'none' });
    await expect(again).rejects.toThrow(
      `running here already, as process ${process.pid}, at ${installation.webOrigin}`,
    );
    const { code, said } = await run(['start'], { RATIFY_DATA_DIR: dataDir });
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('set RATIFY_DATA_DIR') });
  });

  it('does not start with a wrong variable, and says where, what and what to do', async () => {
    expect(await run(['start'], { RATIFY_PORT: 'http' })).toEqual({
      code: 2,
      said:
        'Ratify does not start.\nRATIFY_PORT: "http" is not a port.\n' +
        '  Give a whole number from 1 to 65535, or leave it out for 4000.\n',
    });
  });

  it('stops whole, and finds everything again at the next start', async () => {
    const { webOrigin } = installation;
    await installation.stop();
    await expect(fetch(webOrigin)).rejects.toThrow();
    installation = await startInstallation({ dataDir, demonstration: 'full', log: (line) => lines.push(line) });
    expect(await installation.filled).toBe(false);
    expect(await statusesFor('helen.whitcombe@northbrook.example')).toContain('overdue');
  });
});

describeLeaving({ run, dataDir: () => dataDir });
describePublishing({ run, apiOrigin: () => installation.apiOrigin });
describeBackingUp({ run, dataDir: () => dataDir });

describe('everything of it together', () => {
  // With no mail server, timestamps, bucket, traces or services to sign in by named, there is nobody to ask.
  it('has asked nobody outside this machine: API, pages, worker, browser and each command', () => {
    const all = network.all();
    const began = new Set(all.filter(({ what }) => what === 'began').map(({ who }) => who.replace(/^.*\/dist\//, '')));
    expect([...began]).toEqual(
      expect.arrayContaining([
        ...['start/serve.js', 'start/work.js', 'main.js export elm-park'],
        ...[expect.stringMatching(/^main\.js publish/), expect.stringMatching(/^main\.js drill/)],
        expect.stringMatching(/^browser-/), // which need not ask anybody: what it prints is given to it
      ]),
    );
    const asked = all.filter(({ what }) => what !== 'began');
    for (const who of [/serve\.js/, /work\.js/, /main\.js publish/])
      expect([who, asked.some((each) => who.test(each.who))]).toEqual([who, true]);
    expect(network.outside()).toEqual([]);
  });
});
