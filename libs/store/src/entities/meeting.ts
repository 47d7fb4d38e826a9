import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A meeting of a body. */
@Entity({ schema: 'app', name: 'meetings' })
export class Meeting extends TenantRow {
  @Column('uuid') bodyId: string;
  @Column('date') heldOn: string;
  /** Times of its day on the clock in England, `18:30`; null where they are not known. */
  @Column('text', { nullable: true }) startsAt: string | null;
  @Column('text', { nullable: true }) endsAt: string | null;
  @Column('text', { nullable: true }) place: string | null;
  @Column('int', { nullable: true }) attendance: number | null;
  @Column('text', { nullable: true }) minuteReferencePrefix: string | null;
  /** The day on which it was called off; null while it stands. */
  @Column('date', { nullable: true }) cancelledOn: string | null;
  @Column('text', { nullable: true }) cancelledBecause: string | null;
  /** How often it was moved, cancelled, or given another time or place; when and by whom last, and the day it had before. */
  @Column('int') sequence: number;
  @Column('timestamptz', { nullable: true }) changedAt: Date | null;
  @Column('uuid', { nullable: true }) changedBy: string | null;
  @Column('date', { nullable: true }) movedFrom: string | null;
  @Column('timestamptz') createdAt: Date;
}
