import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** The bytes of a document after one step of printing or sealing. */
@Entity({ schema: 'app', name: 'document_versions' })
export class DocumentVersion extends OwnedRow {
  @PrimaryColumn('uuid') documentId: string;
  @PrimaryColumn('int') number: number;
  @Column('text') sha256: string;
  @Column('int') length: number;
  /** Signature level, such as `unsigned` or `B-T`. */
  @Column('text') level: string;
  @Column('timestamptz') madeAt: Date;
}
