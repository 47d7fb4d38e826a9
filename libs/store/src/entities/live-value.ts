import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** What the keeper of a live blank answered between meetings; the newest of a blank counts. */
@Entity({ schema: 'app', name: 'live_values' })
export class LiveValue extends TenantRow {
  /** The setting's own, or that of the organisation whose policy covers it. */
  @Column('uuid') policyOrganisationId: string;
  @Column('uuid') policyId: string;
  @Column('text') blankId: string;
  /** As it was asked when it was answered. */
  @Column('text') question: string;
  /** One, unless the blank is a list or has a row for each setting. */
  @Column('text', { array: true }) items: string[];
  @Column('date') asAt: string;
  @Column('text', { nullable: true }) why: string | null;
  @Column('uuid') setBy: string;
  @Column('text') setByName: string;
  @Column('timestamptz') setAt: Date;
}
