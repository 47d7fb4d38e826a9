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

/** Resident memory in megabytes: of this process, and of the browser with all its children. */
export function memoryOf(
  processes: readonly { readonly pid: number; readonly parent: number; readonly kb: number }[],
  root: number,
): number {
  const below = (pid: number): number =>
    processes.filter(({ parent }) => parent === pid).reduce((sum, each) => sum + each.kb + below(each.pid), 0);
  const own = processes.find(({ pid }) => pid === root)?.kb ?? 0;
  return (own + below(root)) / 1024;
}
