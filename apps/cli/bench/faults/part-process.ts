import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const CLOCK = new URL('moved-clock.mjs', import.meta.url).href;
const RESTART_MS = 250;

/** One part of an installation in a process of its own, started again whenever it ends, as a container is. */
export class PartProcess {
  #process: ChildProcess | null = null;
  #isStopping = false;
  #timer: NodeJS.Timeout | undefined;
  /** The last of what it said. */
  readonly said: string[] = [];
  /** Every end that nobody asked for, as the process told it. */
  readonly ends: string[] = [];
  #isKilled = false;

  constructor(
    readonly name: string,
    private readonly part: 'api' | 'web' | 'worker',
    private readonly env: Readonly<Record<string, string>>,
    private readonly log: (line: string) => void,
  ) {
    this.#spawn();
  }

  get pid(): number | undefined {
    return this.#process?.exitCode === null && this.#process.signalCode === null ? this.#process.pid : undefined;
  }

  /** As a crash, or a machine that is switched off. */
  kill(): void {
    this.#isKilled = true;
    this.#process?.kill('SIGKILL');
  }

  /** As for a new version: told to stop, and started again once it has; returns its exit code. */
  async restart(): Promise<number | null> {
    const code = await this.stop();
    this.#isStopping = false;
    this.#spawn();
    return code;
  }

  async stop(): Promise<number | null> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#process;
    if (!child || this.pid === undefined) return null;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(late);
    return child.exitCode;
  }

  #spawn(): void {
    this.#isKilled = false;
    const child = spawn(process.execPath, ['--import', CLOCK, MAIN, 'run', this.part], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        this.said.push(line);
        if (this.said.length > 400) this.said.shift();
        this.log(`${this.name} | ${line}`);
      });
    child.once('exit', (code, signal) => {
      if (this.#isStopping) return;
      if (!this.#isKilled) this.ends.push(`${signal ?? `code ${code}`}: ${this.said.slice(-3).join(' / ')}`);
      this.log(`${this.name} | ended (${signal ?? `code ${code}`})`);
      this.#timer = setTimeout(() => this.#spawn(), RESTART_MS);
    });
  }
}
