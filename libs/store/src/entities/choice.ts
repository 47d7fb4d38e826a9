import type { ChoiceAnswerKind } from '@ratify/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** The answer to one question that an update asks of one clause, kept for the wordings it was given for. */
@Entity({ schema: 'app', name: 'choices' })
export class Choice extends OwnedRow {
  @PrimaryColumn('uuid') policyId: string;
  @Column('uuid') editionOrganisationId: string;
  /** The edition that asked last. */
  @Column('uuid') editionId: string;
  @PrimaryColumn('text') clauseId: string;
  /** Hash of clause, base, ours and theirs: an answer holds only while they stand. */
  @PrimaryColumn('text') key: string;
  @Column('text') answer: ChoiceAnswerKind;
  @Column('text', { nullable: true }) finalText: string | null;
  /** Counts the answers given to this question: two people who answer at once are told of one another. */
  @Column('int') version: number;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('text', { nullable: true }) answeredByName: string | null;
  @Column('timestamptz') answeredAt: Date;
}
