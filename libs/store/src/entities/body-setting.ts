import { Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow } from './tenant-row.ts';

/** A setting that a body acts for. */
@Entity({ schema: 'app', name: 'body_settings' })
export class BodySetting extends OwnedRow {
  @PrimaryColumn('uuid') bodyId: string;
  @PrimaryColumn('uuid') settingId: string;
}
