import type { CommentState } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** What somebody says about a draft: a comment, or a reply in its thread. */
@Entity({ schema: 'app', name: 'draft_comments' })
export class DraftComment extends TenantRow {
  @Column('uuid') policyId: string;
  /** Its own id where it begins a thread. */
  @Column('uuid') threadId: string;
  /** Where it stands, as that was then; null: about the whole draft, or a reply. */
  @Column('text', { nullable: true }) clauseId: string | null;
  @Column('text', { nullable: true }) clauseNumber: string | null;
  @Column('text', { nullable: true }) clauseTitle: string | null;
  @Column('text', { nullable: true }) clauseWords: string | null;
  @Column('text', { nullable: true }) quoted: string | null;
  /** Null once whoever said it has deleted it. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid') personId: string;
  @Column('text') personName: string;
  /** For whom they spoke. */
  @Column('uuid') personOrganisationId: string;
  @Column('text') personOrganisationName: string;
  @Column('uuid', { array: true }) askedPersonIds: readonly string[];
  @Column('timestamptz') saidAt: Date;
  @Column('timestamptz', { nullable: true }) deletedAt: Date | null;
  /** Of the thread that it begins; null for a reply. */
  @Column('text', { nullable: true }) state: CommentState | null;
  @Column('uuid', { nullable: true }) settledBy: string | null;
  @Column('text', { nullable: true }) settledByName: string | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}
