import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** Something that happened and is a reason to look at a policy before its date. */
@Entity({ schema: 'app', name: 'review_reasons' })
export class ReviewReason extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('text') words: string;
  @Column('uuid') notedBy: string;
  @Column('text') notedByName: string;
  @Column('timestamptz') notedAt: Date;
}
