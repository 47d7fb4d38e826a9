import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

export type BodyKind =
  | 'governing-body'
  | 'federation'
  | 'board'
  | 'committee'
  | 'academy-committee'
  | 'management-committee'
  | 'interim-executive-board';

export type Route = 'meeting' | 'delegated' | 'chairs-action' | 'written-resolution';

/** A governing body, board or committee, with the rules by which it decides. */
@Entity({ schema: 'app', name: 'bodies' })
export class Body extends TenantRow {
  @Column('text') name: string;
  @Column('text') kind: BodyKind;
  @Column('text') signature: 'none';
  @Column('int', { nullable: true }) quorum: number | null;
  @Column('text', { array: true }) routes: Route[];
}
