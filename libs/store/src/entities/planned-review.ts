import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** That a review is planned for another meeting than the last one before its due date; the latest row of a due date counts. */
@Entity({ schema: 'app', name: 'planned_reviews' })
export class PlannedReview extends TenantRow {
  @Column('uuid') policyId: string;
  /** The due date it was planned for; with another one it says nothing. */
  @Column('date') dueOn: string;
  /** Null: by the rule again. */
  @Column('uuid', { nullable: true }) meetingId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid') plannedBy: string;
  @Column('text') plannedByName: string;
  @Column('timestamptz') plannedAt: Date;
}
