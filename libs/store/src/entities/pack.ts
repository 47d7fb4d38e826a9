import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow, TenantRow } from './tenant-row.ts';

/** `oversight` is an inspection pack without the names of those who confirmed: for whoever watches a setting. */
export type PackKind = 'inspection' | 'oversight' | 'meeting' | 'poster' | 'confirmations' | 'current';

/** A pack that somebody asked for: a setting's policies in force, the papers of a meeting, a poster, who has confirmed a policy, or a policy as it reads now. */
@Entity({ schema: 'app', name: 'packs' })
export class Pack extends TenantRow {
  @Column('text') kind: PackKind;
  @Column('uuid', { nullable: true }) settingId: string | null;
  @Column('uuid', { nullable: true }) meetingId: string | null;
  /** Of a poster. */
  @Column('uuid', { nullable: true }) roundId: string | null;
  /** Of a list of who has confirmed it, or of a current copy. */
  @Column('uuid', { nullable: true }) policyId: string | null;
  @Column('text') title: string;
  @Column('uuid') askedBy: string;
  @Column('text') askedByName: string;
  @Column('timestamptz') askedAt: Date;
}

/** What became of a pack once its job was done; it stands after the bytes are gone. */
@Entity({ schema: 'app', name: 'pack_files' })
export class PackFile extends OwnedRow {
  @PrimaryColumn('uuid') packId: string;
  @Column('text') sha256: string;
  @Column('int') length: number;
  /** Into how many pieces its bytes are cut. */
  @Column('int') parts: number;
  @Column('text') mime: string;
  /** How many policies are in it. */
  @Column('int') policies: number;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz') expiresAt: Date;
}

/** A piece of a pack's bytes, numbered from 1. */
@Entity({ schema: 'app', name: 'pack_parts' })
export class PackPart extends OwnedRow {
  @PrimaryColumn('uuid') packId: string;
  @PrimaryColumn('int') number: number;
  @Column('bytea') bytes: Buffer;
}
