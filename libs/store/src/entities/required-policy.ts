import type { OrganisationKind } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A policy that a publisher expects each setting of a kind to hold. */
@Entity({ schema: 'app', name: 'required_policies' })
export class RequiredPolicy extends TenantRow {
  @Column('text') settingKind: OrganisationKind;
  @Column('uuid', { nullable: true }) templateId: string | null;
  @Column('text') title: string;
  @Column('text') basis: string;
}
