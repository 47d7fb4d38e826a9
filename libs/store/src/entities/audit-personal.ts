import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';
import type { Json } from './json.ts';

/** The erasable part of an audit event. */
@Entity({ schema: 'app', name: 'audit_personal' })
export class AuditPersonal extends OwnedRow {
  @PrimaryColumn('uuid') auditEventId: string;
  @Column('bytea') salt: Buffer;
  @Column('jsonb') part: Json;
}
