import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** A revision on the agenda of a meeting. */
@Entity({ schema: 'app', name: 'agenda_items' })
export class AgendaItem extends OwnedRow {
  @PrimaryColumn('uuid') meetingId: string;
  @PrimaryColumn('uuid') revisionId: string;
  @Column('int') position: number;
}
