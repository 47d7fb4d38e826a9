import type { Audience, ReminderKind } from '@ratify/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow, TenantRow } from './tenant-row.ts';

/** That an audience of a setting is asked to confirm some policies by a day. */
@Entity({ schema: 'app', name: 'confirmation_rounds' })
export class ConfirmationRound extends TenantRow {
  @Column('text') title: string;
  @Column('text', { array: true }) audience: readonly Audience[];
  /** Asked by name, whatever their role. */
  @Column('uuid', { array: true }) personIds: readonly string[];
  /** Everybody confirms anew, whatever they confirmed before. */
  @Column('boolean') isRenewal: boolean;
  @Column('date') dueOn: string;
  @Column('date') openedOn: string;
  @Column('uuid') openedBy: string;
  @Column('text') openedByName: string;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) closedByName: string | null;
  @Column('int', { nullable: true }) closedAsked: number | null;
  @Column('int', { nullable: true }) closedConfirmed: number | null;
}

/** A policy of a round: the organisation's own, or another's that covers it. */
@Entity({ schema: 'app', name: 'round_policies' })
export class RoundPolicy extends OwnedRow {
  @PrimaryColumn('uuid') roundId: string;
  @PrimaryColumn('uuid') policyId: string;
  @Column('uuid') policyOrganisationId: string;
  @Column('text') title: string;
  @Column('int') position: number;
}

/** A round in figures, without a name: as it was counted for a day. */
@Entity({ schema: 'app', name: 'round_counts' })
export class RoundCount extends OwnedRow {
  @PrimaryColumn('uuid') roundId: string;
  @Column('text') title: string;
  @Column('date') dueOn: string;
  @Column('date', { nullable: true }) closedOn: string | null;
  @Column('int') asked: number;
  @Column('int') confirmed: number;
  @Column('date') countedFor: string;
}

/** That those of a round who had not confirmed were reminded. */
@Entity({ schema: 'app', name: 'round_reminders' })
export class RoundReminder extends TenantRow {
  @Column('uuid') roundId: string;
  @Column('text') kind: ReminderKind;
  @Column('date') remindedOn: string;
  @Column('int') people: number;
}
