import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** That a later meeting confirmed the minutes of a meeting: until then they are draft. */
@Entity({ schema: 'app', name: 'minutes_confirmations' })
export class MinutesConfirmation extends TenantRow {
  @Column('uuid') meetingId: string;
  @Column('uuid') confirmedAtId: string;
  /** The day of the meeting that confirmed them. */
  @Column('date') confirmedOn: string;
  @Column('text', { nullable: true }) minuteReference: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}
