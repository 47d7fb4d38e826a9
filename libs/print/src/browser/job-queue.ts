import { PrintError } from '../print-error.ts';

/** Runs at most `concurrency` jobs at once and lets at most `capacity` more wait: beyond that it says so instead of growing. */
export class JobQueue {
  readonly #concurrency: number;
  readonly #capacity: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #closed = false;
  #whenIdle: (() => void) | undefined;

  constructor(concurrency: number, capacity: number) {
    this.#concurrency = concurrency;
    this.#capacity = capacity;
  }

  /** How many run, and how many wait for a place. */
  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running, waiting: this.#waiting.length };
  }

  /** Runs the work when a place is free; rejects at once when too many are waiting. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new PrintError('PRINTER_CLOSED', 'The printer is closed.');
    await this.#place();
    try {
      if (this.#closed) throw new PrintError('PRINTER_CLOSED', 'The printer was closed before this job began.');
      return await work();
    } finally {
      this.#leave();
    }
  }

  /** Turns waiting and later jobs away and resolves when the running ones have ended. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#whenIdle = resolve));
  }

  async #place(): Promise<void> {
    if (this.#running < this.#concurrency) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#capacity) {
      throw new PrintError('QUEUE_FULL', `More than ${this.#capacity} documents are waiting to be printed.`);
    }
    await new Promise<void>((start) => this.#waiting.push(start));
  }

  /** Hands the place to the next job; it stays taken meanwhile, so that no third one slips in. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) return next();
    this.#running -= 1;
    if (this.#running === 0) this.#whenIdle?.();
  }
}
