import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';

/** Folders under a fixtures folder, by name. */
export function fixtureFolders(root: URL): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Read a file of a fixture. */
export function readFixture(root: URL, folder: string, file: string): string {
  return readFileSync(join(root.pathname, folder, file), 'utf8');
}

/** Compare with the expected file; `UPDATE=1` writes it, which CI refuses. */
export function expectFixture(root: URL, folder: string, file: string, actual: string): void {
  const path = join(root.pathname, folder, file);
  if (process.env.UPDATE === '1' && !process.env.CI) writeFileSync(path, actual);
  if (!existsSync(path)) throw new Error(`${path} is missing: run with UPDATE=1 and read what it wrote`);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}
