import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** That a setting needs no policy of a title which is expected of it, and why. */
@Entity({ schema: 'app', name: 'not_applicable' })
export class NotApplicable extends TenantRow {
  @Column('text') title: string;
  @Column('text') reason: string;
  @Column('uuid') declaredBy: string;
  @Column('text') declaredByName: string;
  @Column('timestamptz') declaredAt: Date;
  @Column('uuid', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endedByName: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
