import type { Materiality } from '@ratify/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** The text that covers settings, for those below to read. */
@Entity({ schema: 'app', name: 'covered_texts' })
export class CoveredText extends OwnedRow {
  @PrimaryColumn('uuid') adoptionId: string;
  @Column('uuid') policyId: string;
  /** Of the revision, and what it weighs against the one before. */
  @Column('int') number: number;
  @Column('text') level: Materiality;
  @Column('text') text: string;
}
