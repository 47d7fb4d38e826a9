import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** The one mutable working text of a policy. */
@Entity({ schema: 'app', name: 'drafts' })
export class Draft extends OwnedRow {
  @PrimaryColumn('uuid') policyId: string;
  @Column('text') text: string;
  @Column('int') version: number;
  @Column('uuid', { nullable: true }) baseEditionOrganisationId: string | null;
  @Column('uuid', { nullable: true }) baseEditionId: string | null;
  @Column('uuid', { nullable: true }) updatedBy: string | null;
  @Column('timestamptz') updatedAt: Date;
}
