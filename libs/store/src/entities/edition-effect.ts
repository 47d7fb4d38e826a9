import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AdoptedEffect } from '@ratify/policy';
import { OwnedRow } from './tenant-row.ts';

/** What a text of a template does to one adopted text, by the hashes of the three texts: equal texts share a row. */
@Entity({ schema: 'app', name: 'edition_effects' })
export class EditionEffect extends OwnedRow {
  @PrimaryColumn('uuid') templateId: string;
  @PrimaryColumn('text') theirsSha256: string;
  @PrimaryColumn('text') baseSha256: string;
  @PrimaryColumn('text') oursSha256: string;
  /** Fixed clauses that the adopted text may word otherwise, by id, in order, a space between. */
  @PrimaryColumn('text') excepted: string;
  /** Clauses whose change in this text was declined before, by id, in order, a space between. */
  @PrimaryColumn('text') declined: string;
  /** Of the merge that counted it: another engine counts anew. */
  @PrimaryColumn('int') engine: number;
  @Column('jsonb') effect: AdoptedEffect;
  @Column('timestamptz') countedAt: Date;
}
