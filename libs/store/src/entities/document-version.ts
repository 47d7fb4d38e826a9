import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** The bytes of a document after one step of printing or sealing. */
@Entity({ schema: 'app', name: 'document_versions' })
export class DocumentVersion extends OwnedRow {
  @PrimaryColumn('uuid') documentId: string;
  @PrimaryColumn('int') number: number;
  @Column('text') sha256: string;
  @Column('int') length: number;
  /** Signature level, such as `unsigned`, `B-T` or `B-LTA`. */
  @Column('text') level: string;
  /** Of level `B-LTA` only: the end of the certificate behind the archive timestamp; renewed before. */
  @Column('timestamptz', { nullable: true }) archivedUntil: Date | null;
  @Column('timestamptz') madeAt: Date;
}
