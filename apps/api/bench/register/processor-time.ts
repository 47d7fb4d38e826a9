import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Of the kernel's clock, a second. */
const TICKS = 100;

/**
 * Seconds of processor that the server in a folder has used, with those of its processes that have ended: what work costs, whoever
 * else is at work on the machine. Zero where there is no /proc.
 */
export function serverSeconds(folder: string): number {
  const file = [join(folder, 'cluster'), folder]
    .map((place) => join(place, 'postgres', 'postmaster.pid'))
    .find((each) => existsSync(each));
  const server = file ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
  if (!server || !existsSync('/proc/self/stat')) return 0;
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        const own = Number(fields[11]) + Number(fields[12]);
        const ended = Number(fields[13]) + Number(fields[14]);
        return pid === server ? own + ended : fields[1] === server ? own : 0;
      } catch {
        return 0; // it has ended
      }
    });
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS;
}
