import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';
import type { Route } from './body.ts';

export type DecisionOutcome = 'adopted' | 'adopted-with-changes' | 'not-adopted' | 'deferred';

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
  @Column('text', { nullable: true }) minuteReference: string | null;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid', { nullable: true }) correctsId: string | null;
  @Column('text', { nullable: true }) note: string | null;
}
