import type { BodyKind, Route, SignatureRule } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A governing body, board or committee, with the rules by which it decides. */
@Entity({ schema: 'app', name: 'bodies' })
export class Body extends TenantRow {
  @Column('text') name: string;
  @Column('text') kind: BodyKind;
  @Column('text') signature: SignatureRule;
  @Column('int', { nullable: true }) quorum: number | null;
  @Column('text', { array: true }) routes: Route[];
}

export type { BodyKind, Route } from '@ratify/policy';
