import type { OfferAnswerKind } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A newer edition offered to a fork, and the answer. */
@Entity({ schema: 'app', name: 'update_offers' })
export class UpdateOffer extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('uuid') editionOrganisationId: string;
  @Column('uuid') editionId: string;
  @Column('timestamptz') offeredAt: Date;
  @Column('text', { nullable: true }) answer: OfferAnswerKind | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
}
