import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from './start-refusal.ts';

interface Claim {
  readonly pid: number;
  /** When that process began, as the system counts it: a number used again is another process. */
  readonly began: string;
  readonly webOrigin: string;
}

/**
 * Claims the data folder for this process and returns how to let it go.
 *
 * @throws StartRefusal when a living process has it.
 */
export function claimDataDir(dataDir: string, webOrigin: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'running.json');
  const mine: Claim = { pid: process.pid, began: beganAt(process.pid), webOrigin };
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = readClaim(file);
    if (other && isAtWork(other)) throw alreadyRunning(dataDir, other);
    rmSync(file, { force: true }); // left behind by a process that was killed
  }
}

function alreadyRunning(dataDir: string, { pid, webOrigin }: Claim): StartRefusal {
  return new StartRefusal([
    {
      where: dataDir,
      what: `Ratify is running here already, as process ${pid}, at ${webOrigin}.`,
      whatToDo: `Use that one, or stop it first (kill ${pid}). For a second installation set RATIFY_DATA_DIR, RATIFY_PORT and RATIFY_API_PORT.`,
    },
  ]);
}

function readClaim(file: string): Claim | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Claim;
  } catch {
    return null;
  }
}

function isAtWork({ pid, began }: Claim): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return beganAt(pid) === began;
}

/** Field 22 of /proc/PID/stat; the second field, in brackets, may hold anything. Empty where there is no /proc. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
