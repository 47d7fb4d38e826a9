import { glob } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { lintPolicy, readPolicy } from '@ratify/document';
import type { LintResult } from '../commands/lint-report.ts';
import { Misuse } from '../shell/misuse.ts';
import { readTextFile } from '../shell/read-file.ts';
import type { Source } from './plan-publication.ts';
import type { Fault } from './release-file.ts';

export interface ReadSources {
  readonly sources: readonly Source[];
  /** Those with errors, by which nothing can be published. */
  readonly broken: readonly LintResult[];
  /** What the linter does not ask, and publishing does. */
  readonly faults: readonly Fault[];
  /** Markdown without front matter: no template. */
  readonly leftOut: readonly string[];
}

/**
 * The templates of a folder: `NAME.md`, with `NAME.release.yaml` beside it, and `NAME/template.md`, with `release.yaml` beside it.
 *
 * @throws Misuse where there is none.
 */
export async function readSources(folder: string, today: string): Promise<ReadSources> {
  const files: string[] = [];
  for await (const file of glob('{*.md,*/template.md}', { cwd: folder })) files.push(join(folder, file));
  const sources: Source[] = [];
  const broken: LintResult[] = [];
  const leftOut: string[] = [];
  const faults: Fault[] = [];
  for (const file of files.sort()) {
    const text = await readTextFile(file);
    if (!/^\uFEFF?---\s/.test(text)) {
      leftOut.push(file);
      continue;
    }
    const document = readPolicy(text);
    const problems = lintPolicy(document, { today }).filter(({ severity }) => severity === 'error');
    const { slug = '', title = '' } = document.frontMatter ?? {};
    if (slug === '' || title === '')
      faults.push({ file, line: 1, words: 'its front matter says no short name (slug), or no title' });
    if (problems.length > 0) broken.push({ file, problems, text });
    if (problems.length > 0 || slug === '' || title === '') continue;
    const releaseFile = releaseFileOf(file);
    sources.push({ file, text, slug, title, releaseFile, release: await readTextFile(releaseFile).catch(() => null) });
  }
  if (files.length === 0) throw new Misuse(`${folder} holds no template: NAME.md, or NAME/template.md.`);
  return { sources, broken, faults, leftOut };
}

function releaseFileOf(file: string): string {
  return basename(file) === 'template.md'
    ? join(dirname(file), 'release.yaml')
    : join(dirname(file), `${basename(file, '.md')}.release.yaml`);
}
