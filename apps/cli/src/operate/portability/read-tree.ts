import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TakenRow } from '@ratify/store';
import { Misuse } from '../../shell/misuse.ts';
import { manifestShape, PLACES, type Manifest } from './manifest.ts';

/** A tree that somebody has handed over. */
export interface Tree {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  /** Paths there are, whether or not the manifest names them. */
  readonly found: readonly string[];
  read(path: string): Promise<Buffer>;
  /** The lines of a file; none where there is no such file. */
  lines<T>(path: string): Promise<T[]>;
}

/**
 * Opens a tree to be checked or taken in.
 *
 * @throws Misuse when there is no manifest, or none of this format.
 */
export async function openTree(folder: string): Promise<Tree> {
  const read = (path: string): Promise<Buffer> => readFile(join(folder, path));
  const bytes = await read(PLACES.manifest).catch(() => {
    throw new Misuse(`${folder} holds no ${PLACES.manifest}: it is no export.`);
  });
  const found = await listFiles(folder);
  return {
    ...{ manifest: parseManifest(bytes, folder), manifestSha256: createHash('sha256').update(bytes).digest('hex') },
    ...{ found, read },
    lines: async <T>(path: string): Promise<T[]> => {
      if (!found.includes(path)) return [];
      const texts = (await read(path)).toString('utf8').split('\n');
      return texts.flatMap((text, at) => (text === '' ? [] : [parseLine(text, path, at + 1) as T]));
    },
  };
}

/** The rows of a table with their texts, which stand in files. */
export async function readRows(tree: Tree, place: string, table: string): Promise<TakenRow[]> {
  const rows: TakenRow[] = [];
  for (const row of await tree.lines<TakenRow>(`${place}/${table}.jsonl`)) {
    const file = textFileOf(row);
    if (file !== null && !tree.found.includes(file))
      throw new Misuse(`A row of ${table} names ${file}, which the tree does not hold.`);
    rows.push(file === null ? row : { ...row, text: (await tree.read(file)).toString('utf8') });
  }
  return rows;
}

/** Where the text of a row stands; null where it stands in the row. */
export function textFileOf(row: TakenRow): string | null {
  const text = row['text'];
  return typeof text === 'object' && text !== null && 'file' in text ? String(text.file) : null;
}

/** The tables that have a file in one place of the tree. */
export function tablesIn({ manifest }: Tree, place: string): string[] {
  return manifest.files
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${place}/`))
    .map((path) => path.slice(place.length + 1, -'.jsonl'.length));
}

function parseManifest(bytes: Buffer, folder: string): Manifest {
  let given: unknown;
  try {
    given = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Misuse(`${PLACES.manifest} of ${folder} is not JSON.`);
  }
  const read = manifestShape.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Misuse(
    `${PLACES.manifest} of ${folder} cannot be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
  );
}

function parseLine(text: string, path: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Misuse(`Line ${number} of ${path} is not JSON.`);
  }
}

/** Files below a folder. What leads elsewhere counts as a file, and has no right content. */
async function listFiles(folder: string, below = ''): Promise<string[]> {
  const files: string[] = [];
  for (const name of (await readdir(join(folder, below))).sort()) {
    const path = below === '' ? name : `${below}/${name}`;
    if (path === '.git') continue;
    const isFolder = (await lstat(join(folder, path))).isDirectory();
    files.push(...(isFolder ? await listFiles(folder, path) : [path]));
  }
  return files;
}
