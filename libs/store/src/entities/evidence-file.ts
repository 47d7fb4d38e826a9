import type { ScanKind } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A file that shows an adoption from before Ratify: the document itself, a signed copy or the minute. */
@Entity({ schema: 'app', name: 'evidence_files' })
export class EvidenceFile extends TenantRow {
  @Column('uuid') adoptionId: string;
  @Column('text') fileName: string;
  @Column('text') sha256: string;
  @Column('text') mime: ScanKind;
  @Column('int') length: number;
  @Column('uuid') keptBy: string;
  @Column('timestamptz') keptAt: Date;
}
