import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A recorded look at a template that found nothing to change. */
@Entity({ schema: 'app', name: 'template_reviews' })
export class TemplateReview extends TenantRow {
  @Column('uuid') templateId: string;
  @Column('date') reviewedOn: string;
  @Column('text') reason: string;
  @Column('date', { nullable: true }) nextDueOn: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}
