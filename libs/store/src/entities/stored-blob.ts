import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** Bytes of one organisation, named by their SHA-256. */
@Entity({ schema: 'app', name: 'blobs' })
export class StoredBlob extends OwnedRow {
  @PrimaryColumn('text') sha256: string;
  @Column('text') mime: string;
  @Column('int') length: number;
  @Column('bytea') bytes: Buffer;
  @Column('timestamptz') storedAt: Date;
}
