import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Json } from './json.ts';

export type OrganisationKind = 'council' | 'trust' | 'school';

/** A tenant: a council, a trust or a school (any setting). Its own id is its organisation. */
@Entity({ schema: 'app', name: 'organisations' })
export class Organisation {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') kind: OrganisationKind;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) phase: string | null;
  @Column('text', { nullable: true }) urn: string | null;
  @Column('text', { nullable: true }) laestab: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) legalEntity: string | null;
  @Column('text', { nullable: true }) employer: string | null;
  @Column('jsonb') facts: Json;
  @Column('jsonb') terms: Record<string, string>;
  /** As `parseTermCalendar` of libs/policy reads it; empty where nothing was set. */
  @Column('jsonb') termDates: Json;
  /** `#rrggbb` */
  @Column('text', { nullable: true }) colour: string | null;
  /** Of a PNG among its own bytes. */
  @Column('text', { nullable: true }) logoSha256: string | null;
  /** Whether it is told of what stays overdue at the settings it maintains, runs or sells a service to. */
  @Column('boolean') escalates: boolean;
  /** A setting that has closed keeps its record. */
  @Column('date', { nullable: true }) closedOn: string | null;
  @Column('timestamptz') createdAt: Date;
}
