import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';
import type { Json } from './json.ts';

/** A person's electronic signature on exact bytes. */
@Entity({ schema: 'app', name: 'signatures' })
export class Signature extends TenantRow {
  @Column('uuid') requestId: string;
  @Column('uuid') revisionId: string;
  @Column('uuid') personId: string;
  @Column('text') name: string;
  @Column('text') role: string;
  @Column('timestamptz') signedAt: Date;
  @Column('text') documentSha256: string;
  @Column('text') declaration: string;
  @Column('jsonb') evidence: Json;
}
