import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { licencesOf } from '../../../.ci/licences.js';

interface Lock {
  readonly packages: Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>;
}

describe('the licences of what we run on', () => {
  it('all let it be given on', () => {
    const lock = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8')) as Lock;
    const found = licencesOf(lock);
    expect(found.length).toBeGreaterThan(300);
    expect(found.filter(({ isAllowed }) => !isAllowed)).toEqual([]);
  });

  it('are read: one that does not is found', () => {
    const packages = {
      'node_modules/free': { version: '1.0.0', license: 'MIT' },
      'node_modules/either': { version: '1.0.0', license: '(MIT OR GPL-3.0-or-later)' },
      'node_modules/both': { version: '1.0.0', license: 'MIT AND GPL-3.0-or-later' },
      'node_modules/a/node_modules/strict': { version: '2.0.0', license: 'AGPL-3.0-only' },
      'node_modules/library': { version: '1.0.0', license: 'LGPL-3.0-or-later' },
      'node_modules/silent': { version: '1.0.0' },
      'node_modules/only-for-tests': { version: '1.0.0', license: 'AGPL-3.0-only', dev: true },
    };
    expect(licencesOf({ packages }).flatMap(({ name, isAllowed }) => (isAllowed ? [] : [name]))).toEqual([
      ...['both', 'library', 'silent', 'strict'],
    ]);
  });
});
