import type { StatutoryKey } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A policy text that an organisation maintains for others. */
@Entity({ schema: 'app', name: 'templates' })
export class Template extends TenantRow {
  @Column('text') slug: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) category: string | null;
  @Column('text', { nullable: true }) owner: string | null;
  /** Which policy of the statutory list it is, as its latest edition says. */
  @Column('text', { nullable: true }) statutoryKey: StatutoryKey | null;
  /** The template of another organisation that this one was made from. */
  @Column('uuid', { nullable: true }) baseTemplateOrganisationId: string | null;
  @Column('uuid', { nullable: true }) baseTemplateId: string | null;
  /** How often the template itself is reviewed, as an ISO 8601 duration; null: nobody has said. */
  @Column('text', { nullable: true }) reviewEvery: string | null;
  @Column('date', { nullable: true }) reviewDueOn: string | null;
  @Column('timestamptz') createdAt: Date;
}
