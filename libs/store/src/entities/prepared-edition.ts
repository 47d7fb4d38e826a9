import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PreparedMateriality } from '@ratify/policy';
import { OwnedRow } from './tenant-row.ts';

/** What a publisher has entered for the next edition of a template and not published yet. */
@Entity({ schema: 'app', name: 'prepared_editions' })
export class PreparedEdition extends OwnedRow {
  @PrimaryColumn('uuid') templateId: string;
  /** Of the draft whose changes were weighed. */
  @Column('int') draftVersion: number;
  @Column('text') summary: string;
  @Column('date', { nullable: true }) adoptByOn: string | null;
  /** By clause id. */
  @Column('jsonb') materiality: PreparedMateriality;
  @Column('uuid') preparedBy: string;
  @Column('timestamptz') preparedAt: Date;
}
