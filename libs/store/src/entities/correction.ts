import type { CorrectionKind } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** That a decision was recorded wrongly: what it was instead, why, and by whom it was put right. What was recorded stays. */
@Entity({ schema: 'app', name: 'corrections' })
export class Correction extends TenantRow {
  @Column('uuid') policyId: string;
  /** As it was recorded wrongly. */
  @Column('uuid') decisionId: string;
  /** The adoption that it made, where it is set aside with it. */
  @Column('uuid', { nullable: true }) adoptionId: string | null;
  /** As it was; null: nothing of the kind was decided. */
  @Column('uuid', { nullable: true }) byDecisionId: string | null;
  @Column('text') kind: CorrectionKind;
  @Column('text') reason: string;
  /** The minute of the body's resolution to correct, where a seal stands. */
  @Column('text', { nullable: true }) resolution: string | null;
  @Column('uuid') correctedBy: string;
  @Column('text') correctedByName: string;
  @Column('timestamptz') correctedAt: Date;
}
