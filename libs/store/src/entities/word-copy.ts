import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A draft as it went out as a Word file. */
@Entity({ schema: 'app', name: 'word_copies' })
export class WordCopy extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('integer') draftVersion: number;
  @Column('text') text: string;
  @Column('text') textSha256: string;
  /** What `:org[…]` said in it. */
  @Column('jsonb') facts: Readonly<Record<string, string>>;
  @Column('uuid') madeBy: string;
  @Column('text') madeByName: string;
  @Column('timestamptz') madeAt: Date;
}
