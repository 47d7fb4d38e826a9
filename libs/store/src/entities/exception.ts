import type { ExceptionState } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A fixed clause that one policy, or one derived template, asks to word otherwise, and the answer of whoever fixed it. */
@Entity({ schema: 'app', name: 'exceptions' })
export class Exception extends TenantRow {
  @Column('uuid', { nullable: true }) policyId: string | null;
  @Column('uuid', { nullable: true }) templateId: string | null;
  @Column('uuid') editionOrganisationId: string;
  @Column('uuid') editionId: string;
  /** Who fixed the clause and alone may answer. */
  @Column('uuid') addresseeId: string;
  @Column('text') addresseeName: string;
  /** The policy or template it is for, by title. */
  @Column('text') subjectTitle: string;
  @Column('text') clauseId: string;
  @Column('text') clauseNumber: string;
  @Column('text') clauseTitle: string;
  @Column('text') publishedWording: string;
  /** The Markdown inside the clause, as it would stand instead. */
  @Column('text') wording: string;
  @Column('text') reason: string;
  @Column('uuid') askedBy: string;
  @Column('text') askedByName: string;
  @Column('timestamptz') askedAt: Date;
  @Column('text') state: ExceptionState;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('text', { nullable: true }) answeredByName: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('text', { nullable: true }) answerReason: string | null;
  @Column('text', { nullable: true }) conditions: string | null;
  /** The last day on which it holds. */
  @Column('date', { nullable: true }) untilOn: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endReason: string | null;
}
