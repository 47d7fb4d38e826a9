import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A policy that left its template, or went over to another one. */
@Entity({ schema: 'app', name: 'departures' })
export class Departure extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('uuid') templateOrganisationId: string;
  @Column('uuid') templateId: string;
  /** The edition it was based on. */
  @Column('uuid') editionId: string;
  @Column('text') templateTitle: string;
  @Column('text') publisherName: string;
  @Column('int') editionNumber: number;
  /** Where it went; null for a policy that became its organisation's own. */
  @Column('uuid', { nullable: true }) nextEditionOrganisationId: string | null;
  @Column('uuid', { nullable: true }) nextEditionId: string | null;
  @Column('date') leftOn: string;
  @Column('text') reason: string;
  @Column('text', { nullable: true }) minuteReference: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}
