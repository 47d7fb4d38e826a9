import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { HOSTILE, tooFewTried, tried } from '../src/hostile.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const classes = Object.entries<Readonly<Record<string, number>>>(HOSTILE);
const sum = (suites: Readonly<Record<string, number>>): number =>
  Object.values(suites).reduce((all, each) => all + each, 0);

describe('the table of hostile requests', () => {
  it('asks for two thousand in every run, and of no class for a handful', () => {
    expect(classes.map(([how]) => how)).toEqual([
      ...['identifiers of others in queries', 'identifiers of others in mutations', 'nested reads'],
      ...['mutations without the right to them', 'byte routes', 'event streams', 'public entrances', 'token entrances'],
      ...['job contexts', 'expired terms', 'revoked sessions', 'forged cookies', 'alias floods'],
    ]);
    for (const [how, suites] of classes) expect({ how, isEnough: sum(suites) >= 100 }).toEqual({ how, isEnough: true });
    expect(classes.reduce((all, [, suites]) => all + sum(suites), 0)).toBeGreaterThanOrEqual(2_000);
  });

  it('is held to by every suite that it names, and by no other', () => {
    const files = globSync('{apps,libs}/*/test/**/*spec.ts', { cwd: root }).filter(
      (path) => !path.endsWith('hostile.spec.ts'),
    );
    const holding = files.flatMap((path) => {
      const text = readFileSync(`${root}${path}`, 'utf8');
      const [, suite] = /tooFewTried\('([\w-]+)'\)\)\.toEqual\(\[\]\)/.exec(text) ?? [];
      const [, name] = /([\w-]+)\.(?:e2e-)?spec\.ts$/.exec(path) ?? [];
      return suite ? [{ suite, name, isWritten: text.includes(`writeTried('${suite}')`) }] : [];
    });
    const named = [...new Set(classes.flatMap(([, suites]) => Object.keys(suites)))].sort();
    expect(holding.sort((a, b) => a.suite.localeCompare(b.suite))).toEqual(
      named.map((suite) => ({ suite, name: suite, isWritten: true })),
    );
  });

  it('sees a class of which a suite has not tried enough', () => {
    const [[how, least] = ['', 0]] = Object.entries(HOSTILE['alias floods']).map(
      ([suite, count]) => [suite, count] as const,
    );
    tried('alias floods', least - 1);
    expect(tooFewTried(how)).toContain(`alias floods: ${least - 1} of at least ${least}`);
    tried('alias floods');
    expect(tooFewTried(how).filter((each) => each.startsWith('alias floods'))).toEqual([]);
  });
});
