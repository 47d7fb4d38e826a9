import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '@ratify/journey';
import { createDatabase } from '@ratify/test-kit';
import { startInstallation, type RunningInstallation } from '../../src/start/start-installation.ts';

const MAIN = new URL('../../dist/main.js', import.meta.url).pathname;
const STATUSES = ['missing', 'overdue', 'not-evidenced', 'unsigned', 'due-soon', 'submitted', 'draft', 'adopted'];

const STILL_FILLING = 'still being filled';

let dataDir = '';
let installation: RunningInstallation;
const lines: string[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'ratify-installation-'));
  chmodSync(dataDir, 0o755); // PostgreSQL runs under an account of its own where this runs as root
  installation = await startInstallation({ dataDir, demonstration: 'full', log: (line) => lines.push(line) });
});
afterAll(async () => {
  await installation.stop();
  rmSync(dataDir, { recursive: true, force: true });
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

interface Ran {
  readonly code: number | null;
  readonly said: string;
}

/** Runs the command as it is built: what opens the database needs its decorators compiled. */
function run(args: readonly string[], env: Record<string, string>): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env['PATH'], ...env } });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}

describe('an installation', () => {
  it('answers on its pages, and shows who may sign in', async () => {
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

// Elm Park leaves for a trust that has an installation of its own.

describe('an organisation that leaves', () => {
  let folder = '';
  const at = (name: string): string => join(folder, name);
  const here = (...args: string[]): Promise<Ran> => run(args, { RATIFY_DATA_DIR: dataDir });
  const anywhere = (...args: string[]): Promise<Ran> => run(args, {});

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ratify-leaving-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes everything along, the same bytes each time, and only over an earlier export', async () => {
    expect(await here('export', 'nowhere', '--out', at('none'))).toMatchObject({ code: 2 });
    expect(await here('export', 'elm-park')).toMatchObject({ code: 2, said: expect.stringContaining('--out FOLDER') });
    const first = await here('export', 'elm-park', '--out', at('elm'));
    expect(first).toMatchObject({ code: 0, said: expect.stringMatching(/SHA-256 of its manifest: [0-9a-f]{64}\n$/) });
    const page = readFileSync(at('elm/README.md'), 'utf8');
    expect(page).toContain('[version 1](policies/social-networking-protocol/revisions/001.md)');
    expect(readFileSync(at('elm/policies/social-networking-protocol/revisions/001.md'), 'utf8')).toMatch(/^---\n/);
    expect(await here('export', 'elm-park', '--out', at('elm'))).toEqual(first);
    writeFileSync(at('mine.txt'), 'mine');
    expect(await here('export', 'elm-park', '--out', folder)).toMatchObject({
      code: 2,
      said: expect.stringContaining('is not empty and holds no export'),
    });
  });

  it('can be checked without any server, and every change of it is found', async () => {
    const whole = await anywhere('export', 'verify', at('elm'));
    expect(whole).toMatchObject({ code: 0, said: expect.stringMatching(/ {2}VALID {2}Social networking protocol/) });
    const digest = /SHA-256 of the manifest (\w+)/.exec(whole.said)?.[1] ?? '';
    expect((await anywhere('export', 'verify', at('elm'), '--manifest', digest)).code).toBe(0);
    expect((await anywhere('export', 'verify', at('elm'), '--manifest', digest.replace(/./, 'x'))).code).toBe(1);
    const spoil = async (path: string, act: (bytes: Buffer) => Buffer): Promise<string> => {
      cpSync(at('elm'), at('spoilt'), { recursive: true });
      const bytes = existsSync(at(`spoilt/${path}`)) ? readFileSync(at(`spoilt/${path}`)) : Buffer.alloc(0);
      writeFileSync(at(`spoilt/${path}`), act(bytes));
      const { code, said } = await anywhere('export', 'verify', at('spoilt'));
      rmSync(at('spoilt'), { recursive: true });
      expect(code).toBe(1);
      return said;
    };
    const draft = 'policies/lone-working-policy/draft.md';
    expect(await spoil(draft, (bytes) => Buffer.concat([bytes, Buffer.from('!')]))).toContain(
      `${draft}: has been changed`,
    );
    expect(await spoil('people.csv', () => Buffer.from('x'))).toContain('people.csv: is not in the manifest');
    // Whoever writes the manifest anew still cannot put another line into the record, or another page into a signed document.
    const chain = await spoil('manifest.json', () => rewritten('audit/chain.jsonl', (text) => text.replace('policy.forked', 'policy.bought'))); // prettier-ignore
    expect(chain).toContain('audit/chain.jsonl, line');
    const { documents } = JSON.parse(readFileSync(at('elm/manifest.json'), 'utf8')) as Manifest;
    const file = documents[0]?.file ?? '';
    const pdf = await spoil('manifest.json', () => rewritten(file, (text) => text.replace(/\d\d\d\d\d n/, '99999 n')));
    expect(pdf).toContain(`  INVALID  ${documents[0]?.title}`);
  });

  it('comes whole into an empty installation, and what differs there has a reason', async () => {
    const database = await createDatabase();
    const there = { DATABASE_URL: database.url, RATIFY_ROLE_PASSWORD: database.rolePassword };
    const taken = await run(['import-export', at('elm')], there);
    expect(taken).toMatchObject({ code: 0, said: expect.stringMatching(/^Elm Park Primary School is taken in/) });
    expect(await run(['import-export', at('elm')], there)).toMatchObject({
      code: 2,
      said: expect.stringContaining('There are organisations here already'),
    });
    expect((await run(['export', 'elm-park', '--out', at('elm-there')], there)).code).toBe(0);
    expect(await anywhere('export', 'compare', at('elm'), at('elm-there'))).toEqual({
      code: 0,
      said: 'audit/chain.jsonl: differs, because the record goes on: it says that the organisation was taken in\n',
    });
    expect((await anywhere('export', 'verify', at('elm-there'))).code).toBe(0);
    expect(await run(['audit', 'verify'], there)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/elm-park: holds, \d+ lines/),
    });
    // Its documents are believed there, and what must never be changed cannot be.
    expect(await database.store.listTrustedRoots()).toHaveLength(1);
    await expect(database.owner.query(`update app.blobs set mime = 'text/plain'`)).rejects.toThrow();
    await expect(database.owner.query(`update app.revisions set state = 'submitted'`)).rejects.toThrow();
    await expect(database.owner.query('delete from app.policies')).rejects.toThrow();
    await database.close();
  });

  it('leaves behind what stands on records of others, and says so', async () => {
    expect((await here('export', 'kestrel-academy', '--out', at('kestrel'))).code).toBe(0);
    const { stays } = JSON.parse(readFileSync(at('kestrel/manifest.json'), 'utf8')) as Manifest;
    expect(stays).toEqual({ coverages: 'it stands on adoptions of another organisation, which stay with that' });
    expect(readFileSync(at('kestrel/stays/coverages.jsonl'), 'utf8')).toContain('adopted_on');
  });

  /** The manifest of a copy in which one file was changed, with its new digest: made for the copy that `spoil` checks. */
  function rewritten(path: string, change: (text: string) => string): Buffer {
    const text = change(readFileSync(at(`spoilt/${path}`), 'latin1'));
    writeFileSync(at(`spoilt/${path}`), text, 'latin1');
    const manifest = JSON.parse(readFileSync(at('spoilt/manifest.json'), 'utf8')) as Manifest;
    const sha256 = createHash('sha256').update(text, 'latin1').digest('hex');
    const files = manifest.files.map((each) => (each.path === path ? { ...each, sha256, length: text.length } : each));
    const written = Buffer.from(`${JSON.stringify({ ...manifest, files }, null, 2)}\n`);
    writeFileSync(at('spoilt/manifest.sha256'), createHash('sha256').update(written).digest('hex'));
    return written;
  }
});

interface Manifest {
  readonly stays: object;
  readonly documents: readonly { readonly file: string; readonly title: string }[];
  readonly files: readonly { readonly path: string }[];
}
