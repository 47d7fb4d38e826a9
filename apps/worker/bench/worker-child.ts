import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '@ratify/test-kit';

const children = new Set<ChildProcess>();

/** The worker as it runs in production, but for its loader: the sources as they stand. */
export function startWorker(database: TestDatabase): ChildProcess {
  const file = (name: string): string => fileURLToPath(new URL(`../test/child/${name}`, import.meta.url));
  const child = spawn(
    process.execPath,
    [
      '--conditions=@ratify/source',
      '--import',
      file('../../../../load-sources.mjs'),
      file('worker-process.ts'),
      database.url,
      database.rolePassword,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Ends a worker as a crash would. */
export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Ends whatever is left of them. */
export function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}
