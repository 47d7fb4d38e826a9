import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** A change of one clause that a school does not take, for as long as the publisher's wording is that one. */
@Entity({ schema: 'app', name: 'declined_changes' })
export class DeclinedChange extends OwnedRow {
  @PrimaryColumn('uuid') policyId: string;
  @PrimaryColumn('text') clauseId: string;
  /** Of the publisher's wording; of the empty text where the publisher took the clause out. */
  @PrimaryColumn('text') theirsSha256: string;
  @Column('uuid') editionOrganisationId: string;
  /** The edition that brought the change when it was declined. */
  @Column('uuid') editionId: string;
  @Column('text') number: string;
  @Column('text') title: string;
  @Column('text') reason: string;
  @Column('uuid', { nullable: true }) declinedBy: string | null;
  @Column('timestamptz') declinedAt: Date;
}
