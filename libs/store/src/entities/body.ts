import type { BodyKind, Route, SigningOffice, SigningOrder } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A governing body, board or committee, with the rules by which it decides. */
@Entity({ schema: 'app', name: 'bodies' })
export class Body extends TenantRow {
  @Column('text') name: string;
  @Column('text') kind: BodyKind;
  /** Offices that sign what it adopts, in their order; none: the minute is the evidence. */
  @Column('text', { array: true }) signatories: SigningOffice[];
  @Column('text') signingOrder: SigningOrder;
  /** Days after which a request lapses. */
  @Column('int') signWithinDays: number;
  /** Whether a document may be closed without a signature that was declined or never came. */
  @Column('boolean') mayCloseUnsigned: boolean;
  /** What it approves, in its own words. */
  @Column('text', { nullable: true }) remit: string | null;
  /** Members with a vote in post, where half of them are the quorum. */
  @Column('int', { nullable: true }) inPost: number | null;
  @Column('int', { nullable: true }) quorum: number | null;
  /** Clear days that its papers are sent before a meeting. */
  @Column('int') papersDays: number;
  @Column('text', { array: true }) routes: Route[];
  /** Nobody approves for it what they sent in themselves. */
  @Column('boolean') separatesAuthor: boolean;
  /** Its last day; what it decided stands. */
  @Column('date', { nullable: true }) endedOn: string | null;
}

export type { BodyKind, Route } from '@ratify/policy';
