import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

export type ReviewDuePrecision = 'day' | 'month' | 'term' | 'year' | 'ongoing';

/** An organisation's own policy, and what of it is in force; the status is derived from the dates. */
@Entity({ schema: 'app', name: 'policies' })
export class Policy extends TenantRow {
  @Column('text') slug: string;
  @Column('text') title: string;
  @Column('uuid', { nullable: true }) templateOrganisationId: string | null;
  @Column('uuid', { nullable: true }) templateId: string | null;
  /** Null: wholly local. */
  @Column('uuid', { nullable: true }) baseEditionId: string | null;
  @Column('uuid', { nullable: true }) adoptedRevisionId: string | null;
  @Column('date', { nullable: true }) adoptedOn: string | null;
  @Column('date', { nullable: true }) effectiveFrom: string | null;
  @Column('date', { nullable: true }) reviewDueOn: string | null;
  @Column('text', { nullable: true }) reviewDuePrecision: ReviewDuePrecision | null;
  /** As people wrote it. */
  @Column('text', { nullable: true }) reviewDueSaid: string | null;
  @Column('date', { nullable: true }) retiredOn: string | null;
  /** The document or system that holds it, while no text of it has been adopted here; null: nowhere else. */
  @Column('text', { nullable: true }) heldIn: string | null;
  @Column('text', { nullable: true }) heldLink: string | null;
  /** Shown on the web to everybody. */
  @Column('boolean') isPublic: boolean;
  @Column('timestamptz') createdAt: Date;
}
