import type { SignatureRequestState, SigningOffice } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A signature asked of an office, or of one holder of an office for another, on an adopted revision. */
@Entity({ schema: 'app', name: 'signature_requests' })
export class SignatureRequest extends TenantRow {
  @Column('uuid') revisionId: string;
  @Column('uuid') adoptionId: string;
  @Column('text') role: SigningOffice;
  /** The office for which it signs, where it stands in for another. */
  @Column('text', { nullable: true }) forRole: SigningOffice | null;
  /** Name of the signature field in the PDF. */
  @Column('text') field: string;
  @Column('text') state: SignatureRequestState;
  /** With a set order: those of a lower turn sign before. */
  @Column('int') turn: number;
  /** The last day on which it can be signed. */
  @Column('date') lapsesOn: string;
  /** Only this holder of the office is asked; null: whoever holds it. */
  @Column('uuid', { nullable: true }) askedPersonId: string | null;
  @Column('text', { nullable: true }) askedPersonName: string | null;
  /** The request in whose place it stands. */
  @Column('uuid', { nullable: true }) followsId: string | null;
  @Column('uuid', { nullable: true }) signedBy: string | null;
  @Column('text', { nullable: true }) signedByName: string | null;
  @Column('timestamptz', { nullable: true }) signedAt: Date | null;
  /** Why it was declined. */
  @Column('text', { nullable: true }) reason: string | null;
  /** Who handed it on, asked again or settled for the document without it. */
  @Column('uuid', { nullable: true }) settledBy: string | null;
  @Column('text', { nullable: true }) settledByName: string | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
  @Column('text', { nullable: true }) settledReason: string | null;
  @Column('timestamptz') requestedAt: Date;
}
