import type { Amendment, ConfirmingOffice } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';
import type { Route } from './body.ts';

export type DecisionOutcome = 'adopted' | 'adopted-with-changes' | 'not-adopted' | 'deferred';

/** What the adoption says once the changed text is confirmed. */
export interface TakesEffect {
  readonly effectiveFrom?: string | null;
  readonly reviewDue?: string | null;
  readonly settingIds?: readonly string[];
}

/** What a body decided on a revision; put right by a later decision that corrects it, never edited. */
@Entity({ schema: 'app', name: 'decisions' })
export class Decision extends TenantRow {
  @Column('uuid') revisionId: string;
  @Column('uuid', { nullable: true }) meetingId: string | null;
  @Column('uuid') bodyId: string;
  @Column('text') route: Route;
  @Column('text') outcome: DecisionOutcome;
  @Column('date') decidedOn: string;
  @Column('int', { nullable: true }) attendance: number | null;
  /** How those present voted, where the body counts: all three, or none. */
  @Column('int', { nullable: true }) votesFor: number | null;
  @Column('int', { nullable: true }) votesAgainst: number | null;
  @Column('int', { nullable: true }) votesAbstained: number | null;
  @Column('text', { nullable: true }) minuteReference: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid', { nullable: true }) correctsId: string | null;
  @Column('text', { nullable: true }) note: string | null;
  /** The resolution under which an office-holder took it. */
  @Column('uuid', { nullable: true }) delegationId: string | null;
  /** With adopted-with-changes: what the meeting changed, as minuted. */
  @Column('jsonb') amendments: readonly Amendment[];
  /** The office that confirms that the changed text matches the minute. */
  @Column('text', { nullable: true }) confirmedBy: ConfirmingOffice | null;
  @Column('jsonb') takesEffect: TakesEffect;
}
