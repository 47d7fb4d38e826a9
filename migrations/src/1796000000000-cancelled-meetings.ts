import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Meetings are cancelled, and what stood on their agendas waits again. */
export class CancelledMeetings1796000000000 implements MigrationInterface {
  name = 'CancelledMeetings1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796000000000-cancelled-meetings')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
