import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Of the kernel's clock, a second. */
const TICKS = 100;

/**
 * Seconds of processor that everything under this process has used, the server and the workers that ended too: what the work
 * costs, whoever else is at work on the machine. `folder` is the server's. Zero where there is no /proc.
 */
export function cpuSeconds(folder: string): number {
  const stat = (pid: string): { parent: string; ticks: number } | null => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
      return { parent: fields[1] ?? '', ticks };
    } catch {
      return null; // it has ended, or this is no Linux
    }
  };
  const all = existsSync('/proc/self/stat') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  const found = new Map(all.flatMap((pid) => [[pid, stat(pid)] as const]));
  const server = postmaster(folder);
  const isOurs = (pid: string): boolean => {
    for (let at: string | undefined = pid; at && at !== '0'; at = found.get(at)?.parent)
      if (at === String(process.pid) || at === server) return true;
    return false;
  };
  const ticks = [...found].filter(([pid]) => isOurs(pid)).map(([, each]) => each?.ticks ?? 0);
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS;
}

/** The server detaches itself: its process is named by its own file. */
function postmaster(folder: string): string | undefined {
  const file = [join(folder, 'cluster'), folder]
    .map((place) => join(place, 'postgres', 'postmaster.pid'))
    .find((each) => existsSync(each));
  return file ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
}
