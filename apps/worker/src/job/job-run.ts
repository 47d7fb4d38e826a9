import type { Clock } from '@ratify/journey';
import type { JobWork, Store, StoredBlob } from '@ratify/store';
import { JobRefused } from './failure.ts';

/** One attempt at one job: its entrances to the database and what it says of its progress. */
export class JobRun {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    readonly id: string,
    private readonly told: (step: string) => void,
  ) {}

  /** A transaction that reads. */
  read<T>(inside: (work: JobWork) => Promise<T>): Promise<T> {
    return this.store.inJob(this.id, {}, inside);
  }

  /** A transaction that writes, in the middle of the job. */
  write<T>(inside: (work: JobWork) => Promise<T>): Promise<T> {
    return this.store.inJob(this.id, { write: true }, inside);
  }

  /** The bytes of a row, wherever they are: between two transactions. */
  async bytes(row: StoredBlob): Promise<Uint8Array> {
    return new Uint8Array(await this.store.readBytes(row));
  }

  /** A transaction that writes a part of the work, and how far the job is with it: percent and a few plain words. */
  async part<T>(
    inside: (work: JobWork) => Promise<T>,
    saying: (done: T) => { readonly percent: number; readonly note: string },
  ): Promise<T> {
    const [done, note] = await this.write(async (work) => {
      const result = await inside(work);
      const { percent, note } = saying(result);
      await work.jobs.change({ id: this.id }, { progress: percent, progressNote: note });
      return [result, note] as const;
    });
    this.told(note);
    return done;
  }

  /** Says how far it is, to those who watch the job; `note` is a few plain words. */
  async progress(percent: number, note: string): Promise<void> {
    await this.write((work) => work.jobs.change({ id: this.id }, { progress: percent, progressNote: note }));
    this.told(note);
  }

  /** The last transaction: what the job leaves behind and its own end are stored together or not at all. */
  async finish(inside: (work: JobWork) => Promise<unknown>): Promise<void> {
    this.told('Storing');
    await this.write(async (work) => {
      await inside(work);
      await work.jobs.change(
        { id: this.id },
        { state: 'done', progress: 100, progressNote: null, error: null, finishedAt: this.clock.now() },
      );
    });
    this.told('Stored');
  }
}

/** An id that a job's payload must hold. */
export function idFrom(work: JobWork, name: string): string {
  const value = work.job.payload[name];
  if (typeof value !== 'string') throw new JobRefused('PAYLOAD_WRONG', `The work was asked for without its ${name}.`);
  return value;
}
