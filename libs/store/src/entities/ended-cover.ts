import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** How a setting was covered until a day: another adoption followed, a review moved its date, or the cover ended. */
@Entity({ schema: 'app', name: 'ended_covers' })
export class EndedCover extends TenantRow {
  @Column('uuid') adoptingOrganisationId: string;
  @Column('uuid') policyId: string;
  @Column('uuid') adoptionId: string;
  @Column('text') title: string;
  @Column('date') adoptedOn: string;
  @Column('date', { nullable: true }) reviewDueOn: string | null;
  @Column('timestamptz') coveredAt: Date;
  /** The first day on which it was not so any more. */
  @Column('date') endedOn: string;
}
