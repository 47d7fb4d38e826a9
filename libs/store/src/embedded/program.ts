import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

/** Runs one of PostgreSQL's programs to its end; what it said becomes the error when it fails. */
export async function runProgram(
  program: string,
  args: readonly string[],
  account: Account | undefined,
): Promise<void> {
  const child = spawn(program, args, {
    cwd: '/',
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
    env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', HOME: '/' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('exit', done); // not `close`: the server itself may hold the pipe
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said.trim()}`);
}
