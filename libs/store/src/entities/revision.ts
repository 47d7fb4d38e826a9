import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';
import type { Json } from './json.ts';
import type { Materiality } from '@ratify/policy';

export type RevisionState =
  'submitted' | 'tabled' | 'adopted' | 'not-adopted' | 'deferred' | 'superseded' | 'withdrawn';

/** An immutable text of a policy, frozen at submission; only its state moves. */
@Entity({ schema: 'app', name: 'revisions' })
export class Revision extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('int') number: number;
  @Column('text') state: RevisionState;
  @Column('text') text: string;
  @Column('text') textSha256: string;
  @Column('jsonb') clauseIndex: unknown;
  @Column('uuid', { nullable: true }) baseEditionOrganisationId: string | null;
  @Column('uuid', { nullable: true }) baseEditionId: string | null;
  /** The organisation as it was when the text was frozen. */
  @Column('jsonb') organisationFacts: Json;
  @Column('text', { nullable: true }) note: string | null;
  /** How much the organisation's own change matters, as its submitter said. */
  @Column('jsonb') materiality: { readonly level: Materiality };
  @Column('uuid') submittedBy: string;
  @Column('text') submittedByName: string;
  @Column('timestamptz') submittedAt: Date;
}
