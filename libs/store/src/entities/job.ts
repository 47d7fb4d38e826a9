import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';
import type { Json } from './json.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed';

/** Work handed to the worker; written by `work.enqueue` and the worker only. */
@Entity({ schema: 'app', name: 'jobs' })
export class Job extends TenantRow {
  @Column('uuid', { nullable: true }) actorPersonId: string | null;
  @Column('text') task: string;
  @Column('jsonb') payload: Json;
  @Column('text', { nullable: true }) key: string | null;
  @Column('text') state: JobState;
  @Column('int') attempts: number;
  @Column('int') progress: number;
  @Column('text', { nullable: true }) progressNote: string | null;
  @Column('text', { nullable: true }) error: string | null;
  /** Of the request that asked for it, where traces are made: W3C's `traceparent`. */
  @Column('text', { nullable: true }) traceParent: string | null;
  /** The request that asked for it: what it notes in the record carries it. */
  @Column('text', { nullable: true }) requestId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  /** Failed for good, and looked at by the operator. */
  @Column('timestamptz', { nullable: true }) putAsideAt: Date | null;
}
