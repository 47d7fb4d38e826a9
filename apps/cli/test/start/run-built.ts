import { spawn } from 'node:child_process';

const MAIN = new URL('../../dist/main.js', import.meta.url).pathname;

export interface Ran {
  readonly code: number | null;
  readonly said: string;
}

/** Runs the command as it is built: what opens the database needs its decorators compiled. */
export function run(args: readonly string[], env: Record<string, string>): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env['PATH'], ...env } });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}

export type Run = typeof run;
