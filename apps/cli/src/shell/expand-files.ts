import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Misuse } from './misuse.ts';

const PATTERN = /[*?[\]{}]/;

/**
 * The files that names and patterns stand for, each once, in the order given: shells that do not expand `policies/*.md` hand it
 * on as it is. A folder stands for the files in it that end in one of the given ways.
 */
export async function expandFiles(names: readonly string[], endings: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const name of names) {
    const pattern = await patternOf(name, endings);
    if (pattern === undefined) files.add(name);
    else for (const file of await matching(pattern)) files.add(file);
  }
  return [...files];
}

async function patternOf(name: string, endings: readonly string[]): Promise<string | undefined> {
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) return join(name, `*.{${endings.join(',')}}`);
  return found === undefined && PATTERN.test(name) ? name : undefined;
}

async function matching(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern, { exclude: (name) => name === 'node_modules' })) files.push(file);
  if (files.length === 0) throw new Misuse(`Nothing matches ${pattern}`);
  return files.sort();
}
