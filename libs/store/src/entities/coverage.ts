import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A setting covered by another organisation's adoption; written by `work.cover` only. */
@Entity({ schema: 'app', name: 'coverages' })
export class Coverage extends TenantRow {
  @Column('uuid') adoptingOrganisationId: string;
  @Column('uuid') policyId: string;
  @Column('uuid') adoptionId: string;
  @Column('text') title: string;
  @Column('date') adoptedOn: string;
  @Column('date', { nullable: true }) reviewDueOn: string | null;
  @Column('timestamptz') coveredAt: Date;
}
