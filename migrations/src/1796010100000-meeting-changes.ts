import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Meetings have hours, and whoever knew of one hears that it changed. */
export class MeetingChanges1796010100000 implements MigrationInterface {
  name = 'MeetingChanges1796010100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796010100000-meeting-changes')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
