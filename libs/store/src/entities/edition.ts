import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

export type Materiality = Record<string, { level: 'editorial' | 'substantive' | 'legal'; reason?: string }>;

/** An immutable, numbered publication of a template. */
@Entity({ schema: 'app', name: 'editions' })
export class Edition extends TenantRow {
  @Column('uuid') templateId: string;
  @Column('int') number: number;
  @Column('text') text: string;
  @Column('text') textSha256: string;
  @Column('jsonb') clauseIndex: unknown;
  @Column('text') summary: string;
  /** By clause id. */
  @Column('jsonb') materiality: Materiality;
  @Column('date', { nullable: true }) adoptByOn: string | null;
  @Column('uuid') publishedBy: string;
  @Column('text') publishedByName: string;
  @Column('timestamptz') publishedAt: Date;
}
