import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** `dropped`: what it was to tell of was over before it went out. */
export type MessageState = 'waiting' | 'sent' | 'refused' | 'dropped';

/** Something that a person is told by mail; its words are made when it is sent. */
@Entity({ schema: 'app', name: 'messages' })
export class Message extends TenantRow {
  @Column('text') kind: string;
  @Column('uuid') recipientId: string;
  /** Ids of what it is about, by name. */
  @Column('jsonb') subjects: Readonly<Record<string, string>>;
  /** Who did what it tells of; null: the service by itself. */
  @Column('uuid', { nullable: true }) causedBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('text') state: MessageState;
  /** Why it did not go out, one plain sentence. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}
