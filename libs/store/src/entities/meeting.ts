import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A meeting of a body. */
@Entity({ schema: 'app', name: 'meetings' })
export class Meeting extends TenantRow {
  @Column('uuid') bodyId: string;
  @Column('date') heldOn: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('int', { nullable: true }) attendance: number | null;
  @Column('text', { nullable: true }) minuteReferencePrefix: string | null;
  /** The day on which it was called off; null while it stands. */
  @Column('date', { nullable: true }) cancelledOn: string | null;
  @Column('text', { nullable: true }) cancelledBecause: string | null;
  @Column('timestamptz') createdAt: Date;
}
