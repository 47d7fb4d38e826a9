import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A delegated decision, reported to a meeting of the body. */
@Entity({ schema: 'app', name: 'decision_reports' })
export class DecisionReport extends TenantRow {
  @Column('uuid') decisionId: string;
  @Column('uuid') meetingId: string;
  @Column('text') minuteReference: string;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}
