import { readFileSync } from 'node:fs';

/** Milliseconds by name, collected over many runs. */
export class Times {
  readonly #byName = new Map<string, number[]>();

  add(name: string, ms: number): void {
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), ms]);
  }

  async of<T>(name: string, work: () => Promise<T> | T): Promise<T> {
    const began = performance.now();
    const made = await work();
    this.add(name, performance.now() - began);
    return made;
  }

  names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  /** `share` 0.5 is the median. */
  quantile(name: string, share: number): number {
    const sorted = [...(this.#byName.get(name) ?? [])].sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  }
}

/** A Markdown table of p50 and p95, and how many times the yardstick each is. */
export function tableOf(times: Times, yardstick: string): string {
  const unit = times.quantile(yardstick, 0.5);
  const rows = times.names().map((name) => {
    const [middle, high] = [times.quantile(name, 0.5), times.quantile(name, 0.95)];
    return `| ${name.padEnd(46)} | ${middle.toFixed(0).padStart(6)} | ${high.toFixed(0).padStart(6)} | ${(middle / unit).toFixed(2).padStart(6)} |`;
  });
  const head = `| ${'step'.padEnd(46)} | p50 ms | p95 ms |  ratio |\n|${'-'.repeat(48)}|-------:|-------:|-------:|`;
  return `${head}\n${rows.join('\n')}\n`;
}

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly kb: number;
}

/** Resident memory in megabytes of a process and all its children. */
export function memoryOf(processes: readonly ProcessRow[], root: number): number {
  return familyOf(processes, root).reduce((sum, { kb }) => sum + kb, 0) / 1024;
}

/** Milliseconds that a process and its children, ended ones too, have kept a processor busy (Linux; elsewhere 0). */
export function processorMsOf(processes: readonly ProcessRow[], root: number): number {
  return familyOf(processes, root).reduce((sum, { pid }) => sum + processorMs(pid), 0);
}

function familyOf(processes: readonly ProcessRow[], root: number): ProcessRow[] {
  const own = processes.filter(({ pid }) => pid === root);
  return [...own, ...processes.filter(({ parent }) => parent === root).flatMap(({ pid }) => familyOf(processes, pid))];
}

/** utime, stime and those of children waited for, in hundredths of a second: fields 14 to 17 of proc(5). */
function processorMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
  } catch {
    return 0; // it has ended, and its parent counts it
  }
}
