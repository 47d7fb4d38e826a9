import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

export type AppointedRole =
  | 'council-author'
  | 'publisher'
  | 'compliance-officer'
  | 'head'
  | 'clerk'
  | 'chair'
  | 'vice-chair'
  | 'governor'
  | 'staff'
  | 'operator';

/** A role that a person holds in an organisation, for a term. */
@Entity({ schema: 'app', name: 'appointments' })
export class Appointment extends TenantRow {
  @Column('uuid') personId: string;
  @Column('text') personName: string;
  @Column('text') role: AppointedRole;
  @Column('uuid', { nullable: true }) bodyId: string | null;
  /** False: an associate member or an observer, who sits on the body without a vote. */
  @Column('boolean') votes: boolean;
  /** A clerk of this body alone. */
  @Column('boolean') onlyBody: boolean;
  @Column('date') fromOn: string;
  @Column('date', { nullable: true }) untilOn: string | null;
}
