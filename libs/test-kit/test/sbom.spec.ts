import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { licencesOf } from '../../../.ci/licences.js';
import { withoutTools, type Bill, type Lock } from '../../../.ci/sbom.js';

describe('the bill of materials', () => {
  const project = fileURLToPath(new URL('../../../', import.meta.url));
  const lock = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8')) as Lock;
  let bill: Bill;
  let refs: ReadonlySet<string>;

  beforeAll(async () => {
    const printed = promisify(execFile)('npm', ['run', '--silent', 'sbom'], { cwd: project, maxBuffer: 2 ** 28 });
    bill = JSON.parse((await printed).stdout) as Bill;
    refs = new Set(bill.components.map((each) => each['bom-ref']));
  });

  it('names what is installed to run, in its version', () => {
    const run = Object.entries(lock.packages).filter(([, { dev, link, optional }]) => !dev && !link && !optional);
    const wanted = run.flatMap(([place, { version }]) =>
      place.includes('node_modules/') ? [`${place.slice(place.lastIndexOf('node_modules/') + 13)}@${version}`] : [],
    );
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(wanted.length).toBeGreaterThan(500);
    expect(wanted.filter((ref) => !refs.has(ref))).toEqual([]);
  });

  it('names nothing that only builds or tests', () => {
    const found = [...refs].map((ref) => ref.slice(0, ref.lastIndexOf('@')));
    for (const tool of ['jest', 'eslint', 'prettier', 'nx']) expect(found).not.toContain(tool);
    expect(found).toContain('fastify');
  });

  it('refers to nothing that it does not name', () => {
    const used = bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(used.length).toBeGreaterThan(1_000);
    expect([...new Set(used)].filter((ref) => !refs.has(ref) && !ref.startsWith('ratify@'))).toEqual([]);
  });

  it('says under which licence each stands that is not ours, and by which digest it is known', () => {
    const silent = licencesOf(lock).flatMap(({ name, licence }) => (/^(BSD|unknown)$/.test(licence) ? [name] : []));
    // What the script of a package fetches itself, as that of Node does, stands in no lock file and has no digest there.
    const locked = new Set(
      Object.entries(lock.packages).map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`),
    );
    const others = bill.components.filter((each) => locked.has(each['bom-ref']));
    expect(others.length).toBeGreaterThan(500);
    const without = (key: 'licenses' | 'hashes'): string[] =>
      others.flatMap((each) => (each[key]?.length || silent.includes(each.name) ? [] : [each['bom-ref']]));
    expect(without('licenses')).toEqual([]);
    expect(without('hashes')).toEqual([]);
  });

  it('keeps what is a tool in one place and runs in another', () => {
    const packages = {
      'node_modules/runs': { version: '1.0.0' },
      'node_modules/tool': { version: '2.0.0', dev: true },
      'node_modules/tool/node_modules/runs': { version: '1.0.0', dev: true },
    };
    const component = (name: string, version: string): Bill['components'][number] => ({
      ...{ 'bom-ref': `${name}@${version}`, name, version },
    });
    const given = {
      bomFormat: 'CycloneDX',
      components: [component('runs', '1.0.0'), component('tool', '2.0.0')],
      dependencies: [
        { ref: 'runs@1.0.0', dependsOn: [] },
        { ref: 'tool@2.0.0', dependsOn: ['runs@1.0.0'] },
      ],
    };
    expect(withoutTools(given, { packages })).toEqual({
      bomFormat: 'CycloneDX',
      components: [component('runs', '1.0.0')],
      dependencies: [{ ref: 'runs@1.0.0', dependsOn: [] }],
    });
  });
});
