import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Misuse } from '../../shell/misuse.ts';
import { manifestShape, PLACES, type Manifest } from './manifest.ts';

/** Writes files below a folder and keeps the digest of each. */
export class TreeWriter {
  readonly #files = new Map<string, Manifest['files'][number]>();

  private constructor(private readonly folder: string) {}

  /**
   * A folder that is new or empty, or holds an earlier export, whose files make way; a `.git` beside them stays.
   *
   * @throws Misuse where anything else stands in it.
   */
  static async open(folder: string): Promise<TreeWriter> {
    const names = existsSync(folder) ? await readdir(folder) : [];
    if (names.some((name) => name !== '.git')) await clear(folder);
    await mkdir(folder, { recursive: true });
    return new TreeWriter(folder);
  }

  async put(path: string, content: string | Uint8Array): Promise<void> {
    if (this.#files.has(path)) throw new Error(`${path} would be written twice`);
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    this.#files.set(path, { path, sha256: createHash('sha256').update(bytes).digest('hex'), length: bytes.length });
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), bytes);
  }

  /** A line of JSON each; nothing where there are none. */
  async putLines(path: string, lines: readonly object[]): Promise<void> {
    if (lines.length > 0) await this.put(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  /** All files so far, by path. */
  files(): Manifest['files'] {
    return [...this.#files.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  }
}

/** Takes away the files of an earlier export, and nothing else. */
async function clear(folder: string): Promise<void> {
  const manifest = await readFile(join(folder, PLACES.manifest), 'utf8')
    .then((text) => manifestShape.parse(JSON.parse(text)))
    .catch(() => {
      throw new Misuse(
        `${folder} is not empty and holds no export: name a folder that is new, empty, or an earlier export.`,
      );
    });
  for (const path of [...manifest.files.map((each) => each.path), PLACES.manifest, PLACES.manifestDigest])
    await rm(join(folder, path), { force: true });
}
