import type { DelegatedOffice } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A body's resolution that an office-holder takes updates which are editorial through and through, and reports them. */
@Entity({ schema: 'app', name: 'delegations' })
export class Delegation extends TenantRow {
  @Column('uuid') bodyId: string;
  @Column('text') office: DelegatedOffice;
  @Column('text') minuteReference: string;
  @Column('date') resolvedOn: string;
  @Column('date', { nullable: true }) endedOn: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}
