import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

export type Materiality = Record<string, { level: 'editorial' | 'substantive' | 'legal'; reason?: string }>;

/** The effective rule of a clause, and who set it: by name too, for those who do not see that organisation. */
export interface ClauseRule {
  readonly rule: 'fixed' | 'adaptable' | 'optional' | 'local';
  readonly by: string;
  readonly name: string;
}

/** One edition that another descends from. */
export interface Ancestor {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly templateId: string;
  readonly title: string;
  readonly editionId: string;
  readonly number: number;
}

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
  /** By clause id; empty in editions from before templates could be made from templates. */
  @Column('jsonb') clauseRules: Record<string, ClauseRule>;
  /** The editions it descends from, the root first; empty for a template of its publisher's own. */
  @Column('jsonb') lineage: Ancestor[];
  @Column('uuid', { nullable: true }) baseEditionOrganisationId: string | null;
  @Column('uuid', { nullable: true }) baseEditionId: string | null;
  @Column('date', { nullable: true }) adoptByOn: string | null;
  @Column('uuid') publishedBy: string;
  @Column('text') publishedByName: string;
  @Column('timestamptz') publishedAt: Date;
}
