import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** The text that covers settings, for those below to read. */
@Entity({ schema: 'app', name: 'covered_texts' })
export class CoveredText extends OwnedRow {
  @PrimaryColumn('uuid') adoptionId: string;
  @Column('text') text: string;
}
