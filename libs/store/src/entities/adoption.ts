import type { AdoptedPrecision, HistoricEvidence } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';
import type { ReviewDuePrecision } from './policy.ts';

/** A decision in favour, or a historic one recorded with its evidence. */
@Entity({ schema: 'app', name: 'adoptions' })
export class Adoption extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('uuid', { nullable: true }) revisionId: string | null;
  @Column('uuid', { nullable: true }) decisionId: string | null;
  /** Null only where a historic adoption is not evidenced. */
  @Column('date', { nullable: true }) adoptedOn: string | null;
  /** How exactly the document of a historic one states that day, which is then the first of what it says; null: nobody asked. */
  @Column('text', { nullable: true }) adoptedPrecision: AdoptedPrecision | null;
  /** In the words of the document: `June 2017`. */
  @Column('text', { nullable: true }) adoptedSaid: string | null;
  @Column('date', { nullable: true }) effectiveFrom: string | null;
  @Column('date', { nullable: true }) reviewDueOn: string | null;
  @Column('text', { nullable: true }) reviewDuePrecision: ReviewDuePrecision | null;
  @Column('text', { nullable: true }) reviewDueSaid: string | null;
  @Column('boolean') historic: boolean;
  @Column('text', { nullable: true }) evidence: HistoricEvidence | null;
  /** The minute that shows a historic one; of every other its decision has it. */
  @Column('text', { nullable: true }) minuteReference: string | null;
  @Column('uuid') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
  /** Its decision was recorded wrongly: it counts for nothing from then on. */
  @Column('timestamptz', { nullable: true }) setAsideAt: Date | null;
}
