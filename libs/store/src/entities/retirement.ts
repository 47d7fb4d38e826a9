import type { Route } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** That a body withdrew a policy from use, until a new adoption brings it back. */
@Entity({ schema: 'app', name: 'retirements' })
export class Retirement extends TenantRow {
  @Column('uuid') policyId: string;
  /** The policy that took its place. */
  @Column('uuid', { nullable: true }) successorId: string | null;
  @Column('uuid') bodyId: string;
  @Column('uuid', { nullable: true }) meetingId: string | null;
  @Column('text') route: Route;
  @Column('date') decidedOn: string;
  /** The first day on which it is not in force. */
  @Column('date') retiredOn: string;
  @Column('text') reason: string;
  @Column('text', { nullable: true }) minuteReference: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
  /** The day from which it is in force again, and the adoption that brought it back. */
  @Column('date', { nullable: true }) endedOn: string | null;
  @Column('uuid', { nullable: true }) endedAdoptionId: string | null;
}
