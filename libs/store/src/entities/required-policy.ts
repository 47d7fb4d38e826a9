import type { OrganisationKind, SettingStanding, StatutoryKey } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A policy that a publisher expects each setting of a kind to hold. */
@Entity({ schema: 'app', name: 'required_policies' })
export class RequiredPolicy extends TenantRow {
  @Column('text') settingKind: OrganisationKind;
  @Column('uuid', { nullable: true }) templateId: string | null;
  @Column('text') title: string;
  @Column('text') basis: string;
  /** Whether law or statutory guidance asks for it. */
  @Column('boolean') isStatutory: boolean;
  /** Which of the statutory list it is. */
  @Column('text', { nullable: true }) statutoryKey: StatutoryKey | null;
  /** Of which phases, as the register of schools writes them; none: of every one. */
  @Column('text', { array: true }) phases: string[];
  /** Of settings under which law; none: of every one. */
  @Column('text', { array: true }) standings: SettingStanding[];
  /** The day by which it is to be held. */
  @Column('date', { nullable: true }) dueOn: string | null;
  /** The last day on which it is expected. */
  @Column('date', { nullable: true }) endedOn: string | null;
}
