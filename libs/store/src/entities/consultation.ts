import type { ConsultationOutcome } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

abstract class ConsultationRow extends TenantRow {
  /** As it is read: `Staff`, `Joint committee`, `National Education Union`. */
  @Column('text', { array: true }) consulted: string[];
  @Column('date') fromOn: string;
  @Column('date') untilOn: string;
  @Column('text') outcome: ConsultationOutcome;
  @Column('text', { nullable: true }) evidence: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}

/** Who was consulted on an organisation's own text. */
@Entity({ schema: 'app', name: 'consultations' })
export class Consultation extends ConsultationRow {
  @Column('uuid') policyId: string;
  /** Null while the text is a draft. */
  @Column('uuid', { nullable: true }) revisionId: string | null;
}

/** Who was consulted on an edition, and for which employers. */
@Entity({ schema: 'app', name: 'edition_consultations' })
export class EditionConsultation extends ConsultationRow {
  @Column('uuid') editionId: string;
  @Column('text', { array: true }) employers: string[];
}
