import type { ChoiceAnswerKind } from '@ratify/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** The answer to one clause that both sides changed. */
@Entity({ schema: 'app', name: 'choices' })
export class Choice extends OwnedRow {
  @PrimaryColumn('uuid') policyId: string;
  @Column('uuid') editionOrganisationId: string;
  @PrimaryColumn('uuid') editionId: string;
  @PrimaryColumn('text') clauseId: string;
  /** Hash of kind, base, ours and theirs: an answer holds only while they stand. */
  @Column('text') key: string;
  @Column('text') answer: ChoiceAnswerKind;
  @Column('text', { nullable: true }) finalText: string | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('timestamptz') answeredAt: Date;
}
