import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Rows of the journey table: verb, what, use case, mutation. */
const rows = [...read('libs/journey/JOURNEY.md').matchAll(/^\| (\w+) \| [^|]+ \| `([\w/-]+)` \| `(\w+)` \|$/gm)].map(
  ([, verb, file, mutation]) => ({ verb, file, mutation }),
);

/** Mutations of a session, which are no step of the journey. */
const SESSION = [
  'signIn',
  'signOut',
  'actFor',
  'askForPassword',
  'setPassword',
  'proveIdentity',
  'endSessions',
  'resetCalendar',
  'endCalendar',
  'chooseReminders',
  'signInCode',
  'beginSecondFactor',
  'confirmSecondFactor',
  'endSecondFactor',
  'beginProviderSignIn',
  'finishProviderSignIn',
  'endIdentity',
];

describe('the table of the journey', () => {
  it('names use cases that are there, under their verb', () => {
    expect(rows.length).toBeGreaterThan(15);
    for (const { verb, file } of rows) {
      expect(file?.split('/')[0]).toBe(verb);
      expect(existsSync(new URL(`libs/journey/src/${file}.ts`, root))).toBe(true);
    }
  });

  it('names every mutation of the schema, once', () => {
    const schema = buildSchema(read('apps/api/schema.graphql'));
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter(
      (name) => !SESSION.includes(name),
    );
    expect(rows.map((row) => row.mutation).sort()).toEqual(mutations.sort());
  });
});
