import { readFile, writeFile } from 'node:fs/promises';
import { Misuse } from './misuse.ts';

const MOST_BYTES = 1_048_576;

/** Reads a text file of at most 1 MB: UTF-8, else the Windows code page that older word processors write. */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readTextBytes(path);
  return decodeUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** Reads a text file that is going to be written again: only UTF-8, for in another form every byte of it would change. */
export async function readTextFileToEdit(path: string): Promise<string> {
  const text = decodeUtf8(await readTextBytes(path));
  if (text === undefined) throw new Misuse(`${path} is not UTF-8: save it as UTF-8 before it is changed.`);
  return text;
}

async function readTextBytes(path: string): Promise<Uint8Array> {
  const bytes = await readBytes(path);
  if (bytes.length > MOST_BYTES) throw new Misuse(`${path} is larger than 1 MB: split it into several policies.`);
  return bytes;
}

/** Bytes as UTF-8, a byte order mark kept; undefined where they are not. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads a file's bytes. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Misuse(`Cannot read ${path}: ${reasonOf(error)}`);
  }
}

/** Writes a file, or standard output when no path is given. */
export async function writeResult(path: string | undefined, content: string | Uint8Array): Promise<void> {
  if (path === undefined) {
    await new Promise<void>((resolve) => process.stdout.write(content, () => resolve()));
    return;
  }
  try {
    await writeFile(path, content);
  } catch (error) {
    throw new Misuse(`Cannot write ${path}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') return 'there is no such file or folder.';
  if (code === 'EISDIR') return 'it is a folder.';
  return error instanceof Error ? error.message : String(error);
}
