import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';
import type { Json } from './json.ts';

/** What was done, by whom; sequence and hashes come from the linker. */
@Entity({ schema: 'app', name: 'audit_events' })
export class AuditEvent extends TenantRow {
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) actorPersonId: string | null;
  @Column('text') action: string;
  @Column('text') subject: string;
  @Column('uuid', { nullable: true }) subjectId: string | null;
  @Column('jsonb') data: Json;
  @Column('text', { nullable: true }) personalSha256: string | null;
  /** The request by which it came about; null in lines from before there were any, and for what nobody asked for. */
  @Column('text', { nullable: true }) requestId: string | null;
  /** `operator`, `body:<id>`, `office:<name>` or `token:<id>`; null: whoever acted did so for themself. */
  @Column('text', { nullable: true }) onBehalfOf: string | null;
  @Column('bigint', { nullable: true }) sequence: number | null;
  @Column('text', { nullable: true }) previousHash: string | null;
  @Column('text', { nullable: true }) hash: string | null;
}
