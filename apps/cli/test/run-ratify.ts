import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const MAIN = new URL('../src/main.ts', import.meta.url).pathname;

/** What runs the sources as they are. */
export const NODE_FLAGS = ['--experimental-transform-types', '--no-warnings', '--conditions=@ratify/source'];

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Processor time after which the system ends the process; without it, none. */
  readonly mostSeconds?: number;
}

/** Hundreds of processes read the same sources: what Node makes of each is kept for the next. */
const COMPILED = join(tmpdir(), 'ratify-compiled');

/** Runs the real command in a process of its own, from the sources. */
export async function runRatify(
  folder: string,
  args: readonly string[],
  input: string | Uint8Array = '',
  { env = {}, mostSeconds }: RunOptions = {},
): Promise<Ran> {
  const limit = mostSeconds === undefined ? '' : `ulimit -t ${mostSeconds}; `;
  const child = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, ...NODE_FLAGS, MAIN, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: COMPILED, ...env },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined); // a command that refuses its arguments does not read
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** A folder with these files, and what takes it away again. */
export async function makeFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'ratify-cli-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
