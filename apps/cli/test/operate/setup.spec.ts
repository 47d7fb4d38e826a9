import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { readConfiguration } from '../../src/start/configuration.ts';
import { run, type Ran } from '../start/run-built.ts';

// The operator's first day: settings, secrets, a database, and somebody who can come in.

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ratify-setup-'));
  database = await createDatabase();
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const WHO = ['--organisation', 'Northbrook Council', '--kind', 'council', '--person', 'Martin Okafor', '--email', 'martin@northbrook.example']; // prettier-ignore
const setup = (out: string, ...more: string[]): Promise<Ran> =>
  run(['setup', '--out', join(folder, out), ...more], {
    DATABASE_URL: database.url,
    RATIFY_ROLE_PASSWORD: database.rolePassword, // of roles that all databases of this server share
  });

describe('the first run', () => {
  it('tells at once what is missing and what is wrong, and writes nothing', async () => {
    expect(await setup('a')).toEqual({
      code: 2,
      said: 'ratify: Nobody is here to ask: give --public-origin, --organisation, --kind, --person, --email.\n',
    });
    const wrong = await setup(
      'a',
      '--public-origin',
      'policies',
      '--port',
      'http',
      '--smtp-url',
      'smtp://mail',
      ...WHO,
    );
    expect(wrong.code).toBe(2);
    for (const name of ['RATIFY_PUBLIC_ORIGIN', 'RATIFY_PORT']) expect(wrong.said).toContain(name);
    expect(existsSync(join(folder, 'a'))).toBe(false);
  });

  it('writes settings that a start takes, secrets that only its account reads, and lets the first person in', async () => {
    const first = await setup('b', '--public-origin', 'https://policies.example', ...WHO);
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('Martin Okafor comes in within a week by') });
    const token = /https:\/\/policies\.example\/set-password\/(\S+)/.exec(first.said)?.[1] ?? '';
    expect(await database.store.accountLinks.find(token)).toMatchObject({
      purpose: 'invitation',
      email: 'martin@northbrook.example',
    });
    const roles = await database.owner.query('select role from app.appointments order by role');
    expect(roles).toEqual([{ role: 'operator' }, { role: 'publisher' }]);

    const written = readFileSync(join(folder, 'b/ratify.env'), 'utf8');
    expect(written).not.toMatch(/postgres:|first:/);
    expect(written).toContain('DATABASE_URL_FILE=');
    const env = Object.fromEntries([...written.matchAll(/^(\w+)="(.*)"$/gm)].map(([, name, value]) => [name, value]));
    expect(readConfiguration(env)).toMatchObject({
      ...{ publicOrigin: 'https://policies.example', databaseUrl: database.url, demonstration: 'none' },
      masterKey: expect.stringMatching(/^first:[0-9a-f]{64}$/),
    });
    for (const name of readdirSync(join(folder, 'b/secrets')))
      expect(statSync(join(folder, 'b/secrets', name)).mode & 0o077).toBe(0);
    expect(await run(['--env', join(folder, 'b/ratify.env'), 'check'], {})).toMatchObject({ code: 0, said: expect.stringContaining('1 organisations') }); // prettier-ignore
    expect(await run(['--env', join(folder, 'none'), 'check'], {})).toMatchObject({
      code: 2,
      said: expect.stringContaining('Cannot read'),
    });
  });

  it('writes nothing over, and adds nobody where there are organisations', async () => {
    const again = await setup('b', '--public-origin', 'https://policies.example', ...WHO);
    expect(again).toMatchObject({ code: 2, said: expect.stringContaining('is there already: nothing was changed') });
    const other = await setup('c', '--public-origin', 'https://policies.example', ...WHO);
    expect(other).toMatchObject({ code: 0, said: expect.stringContaining('nobody was added') });
    expect(await database.owner.query('select count(*)::int as n from app.organisations')).toEqual([{ n: 1 }]);
  });
});
