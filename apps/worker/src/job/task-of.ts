import type { Clock } from '@ratify/journey';
import { contextOf, inSpan, StoreError, type JobWork, type Store } from '@ratify/store';
import type { JobHelpers, Task } from 'graphile-worker';
import { placesOf, type Log } from '../log.ts';
import { describeFailure, type Failure } from './failure.ts';
import { JobRun } from './job-run.ts';

/** A kind of work. Run twice, or killed anywhere and run again, it leaves what running it once would have left. */
export interface WorkerTask {
  readonly run: (run: JobRun) => Promise<void>;
  /** What is to be said in the record, besides the job's own failure, once there will be no further attempt. */
  readonly giveUp?: (work: JobWork, sentence: string) => Promise<void>;
}

export interface TaskMeans {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** After so many attempts the job has failed, unless something outside does not answer; the queue waits e, e², e³ … seconds between them. */
  readonly attemptLimit: number;
}

/** A task as the queue runs it: `app.jobs` follows every attempt, and only passing troubles come again. */
export function taskOf(name: string, task: WorkerTask, means: TaskMeans): Task {
  return async (payload, helpers) => {
    const jobId = (payload as { job?: unknown } | null)?.job;
    if (typeof jobId !== 'string') return;
    await new Attempt(name, task, means, jobId, helpers).make();
  };
}

class Attempt {
  readonly #number: number;
  readonly #isLast: boolean;
  readonly #isLastOfAll: boolean;
  readonly #began = performance.now();

  constructor(
    private readonly name: string,
    private readonly task: WorkerTask,
    private readonly means: TaskMeans,
    private readonly jobId: string,
    { job }: JobHelpers,
  ) {
    this.#number = job.attempts;
    this.#isLastOfAll = job.attempts >= job.max_attempts;
    this.#isLast = job.attempts >= Math.min(means.attemptLimit, job.max_attempts);
  }

  async make(): Promise<void> {
    try {
      if (this.#number > this.means.attemptLimit && !(await this.#isWaiting()))
        return await this.#giveUp(ENDED_TOO_OFTEN);
      const traceParent = await this.#begin();
      const { store, clock } = this.means;
      const run = new JobRun(store, clock, this.jobId, (step) => this.#tell('step', step));
      const facts = { 'ratify.task': this.name, 'ratify.job': this.jobId, 'ratify.attempt': this.#number };
      await inSpan(`job ${this.name}`, facts, () => this.task.run(run), contextOf(traceParent));
      this.#tell('done', 'The work is done.');
    } catch (error) {
      if (error instanceof StoreError && error.code === 'NO_SUCH_JOB') return; // done, by an attempt that was cut off after its last word
      await this.#settle(error);
    }
  }

  /** Whether the attempt before this one ended in good order, because of an outage; one that was killed leaves `running`. */
  async #isWaiting(): Promise<boolean> {
    const { state } = await this.means.store.inJob(this.jobId, {}, (work) => work.jobs.get({ id: this.jobId }));
    return state === 'queued';
  }

  /** Answers where the trace stands of the request that asked for it. */
  async #begin(): Promise<string | null> {
    const begun = { state: 'running', attempts: this.#number, progress: 0, progressNote: null, error: null } as const;
    const { traceParent } = await this.means.store.inJob(this.jobId, { write: true }, async (work) => {
      await work.jobs.change({ id: this.jobId }, begun);
      return work.jobs.get({ id: this.jobId });
    });
    this.#tell('started', 'The work has begun.');
    return traceParent;
  }

  async #settle(error: unknown): Promise<void> {
    const failure = describeFailure(error);
    const isLast = failure.isOutage ? this.#isLastOfAll : this.#isLast;
    if (failure.isFinal || isLast) return this.#giveUp(failure, error);
    this.#tell('again', 'The work did not come to its end and will be tried again.', failure, error);
    try {
      await this.#change({
        state: 'queued',
        progressNote: failure.isOutage ? failure.sentence : 'Waiting to be tried again',
      });
    } catch (conflict) {
      // The same work was asked for meanwhile: that job does it.
      if (conflict instanceof StoreError && conflict.code === 'ALREADY_THERE') return this.#giveUp(ASKED_AGAIN);
      throw new Error(failure.code, { cause: conflict });
    }
    throw new Error(failure.code); // the queue keeps this text where every organisation's jobs stand: no words in it
  }

  async #giveUp(failure: Failure, error?: unknown): Promise<void> {
    await this.means.store.inJob(this.jobId, { write: true }, async (work) => {
      if (failure !== ASKED_AGAIN) await this.task.giveUp?.(work, failure.sentence);
      await work.jobs.change(
        { id: this.jobId },
        {
          state: 'failed',
          attempts: this.#number,
          progressNote: null,
          error: failure.sentence,
          finishedAt: this.means.clock.now(),
        },
      );
    });
    this.#tell('failed', failure.sentence, failure, error);
  }

  #change(changes: Parameters<JobWork['jobs']['change']>[1]): Promise<number> {
    return this.means.store.inJob(this.jobId, { write: true }, (work) => work.jobs.change({ id: this.jobId }, changes));
  }

  #tell(what: string, words: string, failure?: Failure, error?: unknown): void {
    this.means.log({
      level: what === 'step' ? 'debug' : what === 'again' ? 'warning' : what === 'failed' ? 'error' : 'info',
      event: `job.${what}`,
      words,
      task: this.name,
      job: this.jobId,
      attempt: this.#number,
      ms: Math.round(performance.now() - this.#began),
      ...(failure ? { code: failure.code } : {}),
      ...(error === undefined ? {} : { places: placesOf(error) }),
    });
  }
}

const ENDED_TOO_OFTEN: Failure = {
  code: 'ENDED_TOO_OFTEN',
  sentence: 'The service ended in the middle of this work again and again, so it was given up.',
  isFinal: true,
};

const ASKED_AGAIN: Failure = {
  code: 'ASKED_AGAIN',
  sentence: 'The same work was asked for again and goes on there.',
  isFinal: true,
};
