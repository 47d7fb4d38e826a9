import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** Where bytes are to be. */
export type BytesPlace = 'database' | 's3';

/** Bytes of one organisation, named by their SHA-256. `Store.readBytes` has them wherever they are. */
@Entity({ schema: 'app', name: 'blobs' })
export class StoredBlob extends OwnedRow {
  @PrimaryColumn('text') sha256: string;
  @Column('text') mime: string;
  @Column('int') length: number;
  @Column('text') place: BytesPlace;
  /** Null once they have left; with the place `s3` they are on their way. */
  @Column('bytea', { nullable: true }) bytes: Buffer | null;
  @Column('timestamptz') storedAt: Date;
}
