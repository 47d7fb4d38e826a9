import type { ScanKind, SigningOffice } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A signature by hand on the adopted document as it was printed, with the scan that shows it. */
@Entity({ schema: 'app', name: 'paper_signatures' })
export class PaperSignature extends TenantRow {
  @Column('uuid') requestId: string;
  @Column('uuid') revisionId: string;
  @Column('uuid') adoptionId: string;
  @Column('text') role: SigningOffice;
  @Column('text') signerName: string;
  @Column('date') signedOn: string;
  /** The newest bytes of the document when it was recorded. */
  @Column('text') documentSha256: string;
  @Column('text') scanSha256: string;
  @Column('text') scanMime: ScanKind;
  @Column('int') scanLength: number;
  @Column('uuid') recordedBy: string;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}
