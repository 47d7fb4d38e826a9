import type { ReviewOutcome } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A recorded look at an adopted policy. */
@Entity({ schema: 'app', name: 'reviews' })
export class Review extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('uuid') adoptionId: string;
  @Column('date') reviewedOn: string;
  @Column('text') outcome: ReviewOutcome;
  @Column('text') reason: string;
  @Column('date', { nullable: true }) nextDueOn: string | null;
  /** In the words in which it was given: `Spring term 2027`; null in older rows. */
  @Column('text', { nullable: true }) nextDueSaid: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}
