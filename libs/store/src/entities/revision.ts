import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';
import type { Json } from './json.ts';
import type { Materiality, WeighedChange } from '@ratify/policy';

export type RevisionState =
  'submitted' | 'tabled' | 'adopted' | 'not-adopted' | 'deferred' | 'superseded' | 'withdrawn';

/** What a revision weighs against the text that was in force when it was submitted. */
export interface RevisionMateriality {
  /** The heaviest of its changes. */
  readonly level: Materiality;
  /** Of the organisation's own changes, as their submitter said; absent in rows from before they were told apart. */
  readonly own?: { readonly level: Materiality; readonly reason: string };
  readonly changes?: readonly WeighedChange[];
}

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
  @Column('jsonb') materiality: RevisionMateriality;
  /** The revision in force when this one was submitted. */
  @Column('uuid', { nullable: true }) predecessorId: string | null;
  /** The revision put to the meeting, where this one holds what the meeting changed. */
  @Column('uuid', { nullable: true }) amendsId: string | null;
  /** Why agreed wording is changed without consulting. */
  @Column('text', { nullable: true }) consultationReason: string | null;
  @Column('uuid') submittedBy: string;
  @Column('text') submittedByName: string;
  @Column('timestamptz') submittedAt: Date;
}
