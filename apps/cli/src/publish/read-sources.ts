import { glob } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { lintPolicy, readPolicy } from '@ratify/document';
import type { LintResult } from '../commands/lint-report.ts';
import { Misuse } from '../shell/misuse.ts';
import { readTextFile } from '../shell/read-file.ts';
import type { Source } from './plan-publication.ts';

export interface ReadSources {
  readonly sources: readonly Source[];
  /** Those with errors, by which nothing can be published. */
  readonly broken: readonly LintResult[];
  /** Markdown without a short name: no template. */
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
  for (const file of files.sort()) {
    const text = await readTextFile(file);
    if (!/^\uFEFF?---\s/.test(text)) {
      leftOut.push(file);
      continue;
    }
    const document = readPolicy(text);
    const problems = lintPolicy(document, { today }).filter(({ severity }) => severity === 'error');
    if (problems.length > 0 || !document.frontMatter) {
      broken.push({ file, problems, text });
      continue;
    }
    const { slug = '', title = '' } = document.frontMatter;
    const releaseFile = releaseFileOf(file);
    sources.push({ file, text, slug, title, releaseFile, release: await readTextFile(releaseFile).catch(() => null) });
  }
  if (files.length === 0) throw new Misuse(`${folder} holds no template: NAME.md, or NAME/template.md.`);
  return { sources, broken, leftOut };
}

function releaseFileOf(file: string): string {
  return basename(file) === 'template.md'
    ? join(dirname(file), 'release.yaml')
    : join(dirname(file), `${basename(file, '.md')}.release.yaml`);
}
