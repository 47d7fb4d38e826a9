import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

// Who may import whom, and what a pure lib may not touch: each rule of eslint.config.js is fed a bad sample and seen red.
// The samples are linted from memory as if they stood in the room that is named.

const root = fileURLToPath(new URL('../../../', import.meta.url));
let eslint: ESLint;

beforeAll(() => {
  process.env['NX_DAEMON'] = 'false';
  eslint = new ESLint({ cwd: root, overrideConfigFile: `${root}eslint.config.js` });
});

/** The rules that a sample breaks in a room. */
async function rulesBroken(room: string, code: string, file = 'src/sample.ts'): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${room}/${file}` });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message).sort();
}

const importing = (name: string): string => `import * as sample from '${name}';\nexport const found = sample;\n`;
const BOUNDARIES = '@nx/enforce-module-boundaries';

describe('who may import whom', () => {
  it.each([
    ['libs/policy', '@ratify/document'],
    ['libs/store', '@ratify/policy'],
    ['libs/store', '@ratify/migrations'],
    ['libs/journey', '@ratify/store'],
    ['libs/print', '@ratify/document'],
    ['apps/api', '@ratify/journey'],
    ['apps/worker', '@ratify/seal'],
    ['apps/cli', '@ratify/api'],
    ['apps/web', '@ratify/document'],
    ['libs/test-kit', '@ratify/store'],
  ])('%s may import %s', async (room, name) => expect(await rulesBroken(room, importing(name))).toEqual([]));

  it.each([
    ['libs/document', '@ratify/store'],
    ['libs/policy', '@ratify/journey'],
    ['libs/access', '@ratify/print'],
    ['libs/access', '@ratify/test-kit'],
    ['libs/store', '@ratify/journey'],
    ['libs/store', '@ratify/print'],
    ['libs/store', '@ratify/test-kit'],
    ['migrations', '@ratify/journey'],
    ['libs/print', '@ratify/store'],
    ['libs/print', '@ratify/seal'],
    ['libs/seal', '@ratify/journey'],
    ['libs/journey', '@ratify/print'],
    ['libs/journey', '@ratify/seal'],
    ['libs/journey', '@ratify/api'],
    ['libs/journey', '@ratify/test-kit'],
    ['apps/web', '@ratify/store'],
    ['apps/web', '@ratify/journey'],
    ['apps/web', '@ratify/api'],
    ['apps/api', '@ratify/test-kit'],
    ['apps/worker', '@ratify/test-kit'],
    ['apps/cli', '@ratify/test-kit'],
    ['libs/test-kit', '@ratify/api'],
    ['templates', '@ratify/store'],
  ])('%s may not import %s', async (room, name) =>
    expect(await rulesBroken(room, importing(name))).toEqual([BOUNDARIES]),
  );

  it.each([
    ['apps/web', '../../../libs/store/src/index.ts'],
    ['libs/journey', '../../../apps/api/src/index.ts'],
  ])('%s may not reach %s by a path', async (room, path) =>
    expect(await rulesBroken(room, importing(path))).toEqual([BOUNDARIES]),
  );

  it.each([
    ['export const found = await Promise.resolve(1);\n', ['no-restricted-syntax']],
    ['export const { found } = (await Promise.all([{ found: 1 }]))[0];\n', ['no-restricted-syntax']],
    ['for await (const each of []) void each;\nexport {};\n', ['no-restricted-syntax']],
    ['export const found = async () => await Promise.resolve(1);\n', []],
  ])('what others import does not wait while it loads: %s', async (code, broken) => {
    for (const room of ['apps/api', 'libs/store', 'libs/policy']) expect(await rulesBroken(room, code)).toEqual(broken);
    expect(await rulesBroken('apps/cli', code, 'src/start/serve.ts')).toEqual([]);
  });

  it('every kind of room has its line, and every line its room', () => {
    const tags = ['apps', 'libs']
      .flatMap((folder) => readdirSync(`${root}${folder}`).map((name) => `${folder}/${name}`))
      .concat('migrations', 'templates')
      .map((room) => JSON.parse(readFileSync(`${root}${room}/package.json`, 'utf8')) as { nx?: { tags?: string[] } })
      .map((room) => (room.nx?.tags ?? []).join());
    const lines = [...readFileSync(`${root}eslint.config.js`, 'utf8').matchAll(/sourceTag: '([^']+)'/g)].map(
      ([, tag]) => tag,
    );
    expect([...new Set(tags)].sort()).toEqual([...lines].sort());
  });
});

describe('a test', () => {
  it.each([
    ['apps/api', '@ratify/test-kit'],
    ['libs/store', '@ratify/test-kit'],
    ['libs/document', 'node:fs'],
    ['apps/api', 'pg'],
  ])('of %s may import %s', async (room, name) =>
    expect(await rulesBroken(room, importing(name), 'test/sample.spec.ts')).toEqual([]),
  );
});

describe.each(['libs/document', 'libs/policy', 'libs/access'])('%s is pure', (room) => {
  it.each(['node:fs', 'node:crypto', 'fs', 'path', 'child_process', 'fs/promises', 'worker_threads'])(
    'it may not import %s',
    async (name) => expect(await rulesBroken(room, importing(name))).toContain('no-restricted-imports'),
  );

  it.each(['@nestjs/common', 'typeorm', 'pg', 'puppeteer'])('it may not import %s', async (name) =>
    expect(await rulesBroken(room, importing(name))).toContain(BOUNDARIES),
  );

  it.each([
    ['Date.now()', 'no-restricted-properties'],
    ['Math.random()', 'no-restricted-properties'],
    ['Temporal.Now', 'no-restricted-properties'],
    ['new Date()', 'no-restricted-syntax'],
    ['Date()', 'no-restricted-syntax'],
    ["import('node:fs')", 'no-restricted-syntax'],
    ['process.env', 'no-restricted-globals'],
    ['performance.now()', 'no-restricted-globals'],
    ['crypto.randomUUID()', 'no-restricted-globals'],
    ["fetch('http://localhost')", 'no-restricted-globals'],
    ["Buffer.from('')", 'no-restricted-globals'],
    ['setTimeout(() => undefined)', 'no-restricted-globals'],
  ])('it may not say %s', async (expression, rule) =>
    expect(await rulesBroken(room, `export const found = ${expression};\n`)).toEqual([rule]),
  );

  it('it may read a date that is passed in', async () =>
    expect(await rulesBroken(room, 'export const day = (at: string): number => new Date(at).getUTCDate();\n')).toEqual(
      [],
    ));
});

describe('one door to the database', () => {
  it.each(['apps/api', 'apps/worker', 'apps/cli', 'apps/web', 'libs/journey', 'libs/print', 'libs/seal'])(
    '%s may not import typeorm, pg or the owner’s connection',
    async (room) => {
      for (const name of ['typeorm', 'pg', '@ratify/store/owner'])
        expect(await rulesBroken(room, importing(name))).toContain('@typescript-eslint/no-restricted-imports');
      const injected = "import { InjectRepository } from '@nestjs/typeorm';\nexport const found = InjectRepository;\n";
      expect(await rulesBroken(room, injected)).toContain('@typescript-eslint/no-restricted-imports');
    },
  );

  it('libs/store may', async () => expect(await rulesBroken('libs/store', importing('pg'))).toEqual([]));
});
