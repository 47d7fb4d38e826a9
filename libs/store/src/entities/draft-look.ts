import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** That somebody who does not write a draft is asked to look at it: a person here, or the publisher of its template. */
@Entity({ schema: 'app', name: 'draft_looks' })
export class DraftLook extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('text', { nullable: true }) personName: string | null;
  @Column('uuid', { nullable: true }) addresseeId: string | null;
  @Column('text', { nullable: true }) addresseeName: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid') askedBy: string;
  @Column('text') askedByName: string;
  @Column('timestamptz') askedAt: Date;
  /** When they said that they have read it through. */
  @Column('timestamptz', { nullable: true }) lookedAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
