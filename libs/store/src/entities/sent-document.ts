import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** Why a document was not brought in, as it is told. */
export interface StoredRefusal {
  readonly code: string;
  readonly what: string;
  readonly whatToDo: string;
  readonly where?: string;
}

/** A document that somebody sent to be brought in as a policy: a job reads it. */
@Entity({ schema: 'app', name: 'sent_documents' })
export class SentDocument extends TenantRow {
  /** What was sent together. */
  @Column('uuid') batchId: string;
  @Column('text') fileName: string;
  @Column('text') sha256: string;
  @Column('int') length: number;
  /** Until it is read or refused. */
  @Column('bytea', { nullable: true }) bytes: Buffer | null;
  @Column('text') state: 'waiting' | 'read' | 'refused';
  /** What it became. */
  @Column('uuid', { nullable: true }) policyId: string | null;
  /** How many things the report on it asks somebody to look at. */
  @Column('int', { nullable: true }) toLookAt: number | null;
  @Column('jsonb', { nullable: true }) refusal: StoredRefusal | null;
  @Column('uuid') sentBy: string;
  @Column('text') sentByName: string;
  @Column('timestamptz') sentAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
