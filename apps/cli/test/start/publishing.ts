import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '@ratify/journey';
import type { Ran, Run } from './run-built.ts';

const CODE = new URL('../../../../templates/staff-code-of-conduct/template.md', import.meta.url);
const COMPLAINTS = new URL('../../../../templates/complaints/template.md', import.meta.url);

/** The story of a council that keeps its templates in git, and publishes them from its own pipeline. */
export function describePublishing({ run, apiOrigin }: { readonly run: Run; readonly apiOrigin: () => string }): void {
  describe('a council that publishes from git', () => {
    let folder = '';
    let code = '';
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ratify-templates-'));
      code = await readFile(CODE, 'utf8');
      write('README.md', '# Our templates');
      write('staff-code-of-conduct/template.md', code);
      write('complaints.md', await readFile(COMPLAINTS, 'utf8'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    function write(path: string, text: string): void {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const publish = async (env: Record<string, string> = {}, ...more: string[]): Promise<Ran> => {
      const who = {
        RATIFY_PUBLISHER: 'martin.okafor@northbrook.example',
        RATIFY_PUBLISHER_PASSWORD: DEMONSTRATION_PASSWORD,
      };
      return run(['publish', '--from', folder, ...more], { RATIFY_API_ORIGIN: apiOrigin(), ...who, ...env });
    };
    const CHANGED = 'It cannot foresee every situation.';
    const change = (by: string): void => write('staff-code-of-conduct/template.md', code.replace(CHANGED, by));

    it('is told who may, and that what is there already is left alone', async () => {
      expect(await publish({ RATIFY_PUBLISHER: '' })).toMatchObject({
        code: 2,
        said: expect.stringContaining('RATIFY_PUBLISHER'),
      });
      expect(await publish({ RATIFY_PUBLISHER_PASSWORD: 'not-the-password' })).toMatchObject({ code: 2 });
      expect(await publish({ RATIFY_PUBLISHER: 'helen.whitcombe@northbrook.example' })).toEqual({
        code: 2,
        said: 'ratify: helen.whitcombe@northbrook.example publishes for nobody.\n',
      });
      const dry = await publish({}, '--dry-run');
      expect(dry).toMatchObject({
        code: 0,
        said: expect.stringContaining('edition 1: Complaints policy and procedure'),
      });
      expect(dry.said).toMatch(
        /left out: .*README.md has no front matter\n(.*\n)*1 unchanged\nNothing was published: this was a dry run/,
      );
      expect((await publish()).said).toContain('published: Complaints policy and procedure, edition 1\n');
      expect(await publish()).toMatchObject({ code: 0, said: expect.stringMatching(/\n2 unchanged\n$/) });
    });

    it('publishes nothing while a change is not weighed, by name of file and line, with words to take', async () => {
      change('It cannot foresee everything.');
      const bare = await publish();
      expect(bare).toMatchObject({
        code: 1,
        said: expect.stringMatching(/template\.md:1: it is changed, and .*release\.yaml is missing/),
      });
      write('staff-code-of-conduct/release.yaml', 'edition: 1\nsummary: Of another time.\n');
      expect((await publish()).said).toContain('release.yaml:1: it is about edition 1, and the next is 2');
      write('staff-code-of-conduct/release.yaml', 'edition: 2\nsummary: Plainer.\nmateriality:\n  code-purpose: big\n');
      expect((await publish()).said).toMatch(/release\.yaml:4: “materiality\.code-purpose”/);
      write('staff-code-of-conduct/release.yaml', 'edition: 2\nsummary: Plainer.\n');
      const unweighed = await publish();
      expect(unweighed.code).toBe(1);
      expect(unweighed.said).toMatch(
        /template\.md:\d+: “.*Purpose.*” is reworded and not weighed: add “code-purpose: …” to .*release\.yaml/,
      );
      write('complaints.md', '---\nno end of it\n');
      expect(await publish()).toMatchObject({
        code: 1,
        said: expect.stringContaining('complaints.md:1: its front matter says no short name'),
      });
      write('complaints.md', (await readFile(COMPLAINTS, 'utf8')).replaceAll(':term[', ':trem['));
      expect(await publish()).toMatchObject({ code: 1, said: expect.stringMatching(/complaints\.md:\d+:\d+: error/) });
      rmSync(join(folder, 'complaints.md'));
    });

    it('publishes what is weighed, says whom it reaches, and does nothing the second time', async () => {
      const release =
        'edition: 2\nsummary: Plainer.\nadopt-by: 2029-09-01\nmateriality:\n  code-purpose: {level: editorial, reason: Plainer words.}\n';
      write('staff-code-of-conduct/release.yaml', release);
      const dry = await publish({}, '--dry-run');
      expect(dry).toMatchObject({
        code: 0,
        said: expect.stringMatching(
          / {2}offered to [1-9]\d* who hold it\n {2}to be adopted by 2029-09-01\n {2}editorial: 1\.1 Purpose, reworded\n/,
        ),
      });
      expect(await publish()).toMatchObject({ code: 0, said: expect.stringMatching(/published: .*, edition 2\n$/) });
      expect(await publish()).toMatchObject({ code: 0, said: expect.stringMatching(/^left out: .*\n1 unchanged\n$/) });
    });
  });
}
