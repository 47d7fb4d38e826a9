import type { WebhookDeliveryEvent, WebhookEvent, WebhookPause } from '@ratify/policy';
import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A system of the organisation's own that is told what happens. What its messages are signed with stands elsewhere, sealed. */
@Entity({ schema: 'app', name: 'webhooks' })
export class Webhook extends TenantRow {
  @Column('text') url: string;
  @Column('text', { array: true }) events: WebhookEvent[];
  @Column('uuid') madeBy: string;
  @Column('text') madeByName: string;
  @Column('timestamptz') madeAt: Date;
  /** Since when nothing has got through. */
  @Column('timestamptz', { nullable: true }) failingSince: Date | null;
  @Column('int') failures: number;
  /** Nothing is tried before. */
  @Column('timestamptz', { nullable: true }) nextTryAt: Date | null;
  @Column('timestamptz', { nullable: true }) pausedAt: Date | null;
  @Column('text', { nullable: true }) pausedBecause: WebhookPause | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

/** One thing that one address is told. */
@Entity({ schema: 'app', name: 'webhook_deliveries' })
export class WebhookDelivery extends TenantRow {
  @Column('uuid') webhookId: string;
  @Column('text') event: WebhookDeliveryEvent;
  /** Whose row it tells of: the organisation itself, or one whose row it may see. */
  @Column('uuid') subjectOrganisationId: string;
  @Column('uuid') subjectId: string;
  @Column('timestamptz') happenedAt: Date;
  /** What is sent, byte for byte; null until it is first tried. */
  @Column('text', { nullable: true }) body: string | null;
  @Column('text') state: 'waiting' | 'delivered' | 'failed' | 'dropped';
  @Column('int') attempts: number;
  /** The status that the address answered last. */
  @Column('int', { nullable: true }) lastStatus: number | null;
  @Column('text', { nullable: true }) lastError: string | null;
  @Column('timestamptz', { nullable: true }) lastTriedAt: Date | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}
