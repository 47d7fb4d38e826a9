import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** What somebody who reads a policy wants to know of the head. */
@Entity({ schema: 'app', name: 'reading_questions' })
export class ReadingQuestion extends TenantRow {
  @Column('uuid') policyOrganisationId: string;
  @Column('uuid') policyId: string;
  @Column('text') policyTitle: string;
  @Column('uuid') personId: string;
  @Column('text') personName: string;
  @Column('text') question: string;
  @Column('timestamptz') askedAt: Date;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('text', { nullable: true }) answeredByName: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
}
