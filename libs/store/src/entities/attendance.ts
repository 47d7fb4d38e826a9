import type { Presence } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** How one person stood to a meeting: part of its minutes. */
@Entity({ schema: 'app', name: 'attendances' })
export class Attendance extends TenantRow {
  @Column('uuid') meetingId: string;
  /** Null: somebody who is not known here, by name. */
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('text') personName: string;
  /** On the day of the meeting, in words; of a guest what they were there as. */
  @Column('text') office: string;
  /** A member with a vote. */
  @Column('boolean') votes: boolean;
  @Column('text') presence: Presence;
  @Column('int') position: number;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}
