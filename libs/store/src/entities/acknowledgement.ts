import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A person's "read and understood" of one revision. */
@Entity({ schema: 'app', name: 'acknowledgements' })
export class Acknowledgement extends TenantRow {
  @Column('uuid') personId: string;
  @Column('text') personName: string;
  @Column('uuid') revisionId: string;
  @Column('text') revisionSha256: string;
  @Column('timestamptz') acknowledgedAt: Date;
}
