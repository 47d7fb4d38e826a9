import type { SignatureRequestState } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A signature asked of a role on an adopted revision. */
@Entity({ schema: 'app', name: 'signature_requests' })
export class SignatureRequest extends TenantRow {
  @Column('uuid') revisionId: string;
  @Column('uuid') adoptionId: string;
  @Column('text') role: string;
  /** Name of the signature field in the PDF. */
  @Column('text') field: string;
  @Column('text') state: SignatureRequestState;
  @Column('uuid', { nullable: true }) signedBy: string | null;
  @Column('text', { nullable: true }) signedByName: string | null;
  @Column('timestamptz', { nullable: true }) signedAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz') requestedAt: Date;
}
