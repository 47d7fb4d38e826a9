import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A person's "read and understood" of one text: a revision of the organisation's own, or the text of another's adoption that covers it. */
@Entity({ schema: 'app', name: 'acknowledgements' })
export class Acknowledgement extends TenantRow {
  @Column('uuid') personId: string;
  @Column('text') personName: string;
  @Column('uuid', { nullable: true }) revisionId: string | null;
  @Column('uuid', { nullable: true }) adoptingOrganisationId: string | null;
  @Column('uuid', { nullable: true }) adoptionId: string | null;
  @Column('text') revisionSha256: string;
  /** The round that it answers, where it was given in one. */
  @Column('uuid', { nullable: true }) roundId: string | null;
  @Column('timestamptz') acknowledgedAt: Date;
  /** On paper: the day on the sheet, who collected it, and who entered it. */
  @Column('date', { nullable: true }) signedOn: string | null;
  @Column('text', { nullable: true }) collectedBy: string | null;
  @Column('uuid', { nullable: true }) recordedBy: string | null;
  @Column('text', { nullable: true }) recordedByName: string | null;
}
