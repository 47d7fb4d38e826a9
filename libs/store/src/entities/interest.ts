import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** An interest that somebody declared at a meeting. */
@Entity({ schema: 'app', name: 'interests' })
export class Interest extends TenantRow {
  @Column('uuid') meetingId: string;
  @Column('uuid') attendanceId: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('text') personName: string;
  /** The item of the agenda that it concerns. */
  @Column('uuid', { nullable: true }) revisionId: string | null;
  @Column('text') said: string;
  /** They left the meeting for that item. */
  @Column('boolean') withdrew: boolean;
}
