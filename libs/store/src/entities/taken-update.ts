import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** An offer as it was before an update was taken. */
export interface OfferBefore {
  readonly id: string;
  readonly answer: 'declined' | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  readonly reason: string | null;
}

/** One taking of an edition into a draft, with what it takes to undo it. */
@Entity({ schema: 'app', name: 'taken_updates' })
export class TakenUpdate extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('uuid') editionOrganisationId: string;
  @Column('uuid') editionId: string;
  @Column('uuid') beforeEditionOrganisationId: string;
  @Column('uuid') beforeEditionId: string;
  @Column('text') beforeText: string;
  @Column('jsonb') offersBefore: readonly OfferBefore[];
  /** The draft's version just after it. */
  @Column('int') version: number;
  /** The number of the policy's newest revision at that time; 0 without one. */
  @Column('int') revisionNumber: number;
  @Column('uuid', { nullable: true }) takenBy: string | null;
  @Column('text', { nullable: true }) takenByName: string | null;
  @Column('timestamptz') takenAt: Date;
  @Column('uuid', { nullable: true }) undoneBy: string | null;
  @Column('timestamptz', { nullable: true }) undoneAt: Date | null;
  /** What had been written into the draft since, if it was undone all the same. */
  @Column('text', { nullable: true }) setAsideText: string | null;
}
