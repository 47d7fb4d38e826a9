import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

export type DocumentState = 'printing' | 'printed' | 'sealing' | 'sealed' | 'failed';

/** A printed policy on its way to being sealed. */
@Entity({ schema: 'app', name: 'documents' })
export class Document extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('uuid') revisionId: string;
  @Column('uuid', { nullable: true }) adoptionId: string | null;
  @Column('text') state: DocumentState;
  @Column('text') verifyCode: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz') createdAt: Date;
}
