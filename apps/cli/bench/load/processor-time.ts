import { readFileSync } from 'node:fs';
import { descendantsOf } from '../faults/processes.ts';

/** Of the kernel's clock, a second. */
const TICKS = 100;

/** Seconds of processor that a process and those below it have used, with those that have ended. */
export function secondsBelow(pid: number | undefined): number {
  if (pid === undefined) return 0;
  return [pid, ...descendantsOf(pid)].map(secondsOf).reduce((sum, each) => sum + each, 0);
}

/** Seconds that the processors of this machine have worked, whoever for. */
export function machineSeconds(): number {
  const [, user, nice, system, , , irq, soft, stolen] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(
    /\s+/,
  );
  return [user, nice, system, irq, soft, stolen].reduce((sum, each) => sum + Number(each), 0) / TICKS;
}

function secondsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0) / TICKS;
  } catch {
    return 0; // it has ended
  }
}
