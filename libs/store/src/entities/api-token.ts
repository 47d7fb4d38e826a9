import type { TokenScope } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A way in for one of the organisation's own programs. What opens it stands elsewhere, as a hash. */
@Entity({ schema: 'app', name: 'api_tokens' })
export class ApiToken extends TenantRow {
  @Column('text') name: string;
  @Column('text', { array: true }) scopes: TokenScope[];
  /** How it begins, to tell one from another. */
  @Column('text') prefix: string;
  @Column('uuid') madeBy: string;
  @Column('text') madeByName: string;
  @Column('timestamptz') madeAt: Date;
  /** The last day on which it opens anything. */
  @Column('date') expiresOn: string;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}
