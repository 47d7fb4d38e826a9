import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A recurring task that a text in force asks for. */
@Entity({ schema: 'app', name: 'duties' })
export class Duty extends TenantRow {
  @Column('uuid') policyId: string;
  /** The text that it was read from last. */
  @Column('uuid') revisionId: string;
  @Column('text') clauseId: string;
  @Column('text') words: string;
  /** As the text says: `headteacher`. */
  @Column('text') owner: string;
  /** Whom it is put to here. */
  @Column('text') ownerRole: 'head' | 'clerk';
  /** `P3M`; null: done when something happens. */
  @Column('text', { nullable: true }) every: string | null;
  /** `leaver` */
  @Column('text', { nullable: true }) event: string | null;
  /** The day from which its dates are counted. */
  @Column('date') anchorOn: string;
  @Column('date', { nullable: true }) dueOn: string | null;
  /** No text in force asks for it any more. */
  @Column('date', { nullable: true }) endedOn: string | null;
}

/** That a duty was done, by whom it was recorded, and what shows it. */
@Entity({ schema: 'app', name: 'duty_records' })
export class DutyRecord extends TenantRow {
  @Column('uuid') dutyId: string;
  @Column('date') doneOn: string;
  @Column('text') note: string;
  /** The due date that it counted for; null: for none. */
  @Column('date', { nullable: true }) answeredOn: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}
