import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** The one working text of a template. */
@Entity({ schema: 'app', name: 'template_drafts' })
export class TemplateDraft extends OwnedRow {
  @PrimaryColumn('uuid') templateId: string;
  @Column('text') text: string;
  @Column('int') version: number;
  /** The edition of another organisation's template that the text stands on. */
  @Column('uuid', { nullable: true }) baseEditionOrganisationId: string | null;
  @Column('uuid', { nullable: true }) baseEditionId: string | null;
  @Column('uuid', { nullable: true }) updatedBy: string | null;
  @Column('timestamptz') updatedAt: Date;
}
