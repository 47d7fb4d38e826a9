import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The calendar has the reviews of what is in use and was adopted nobody knows when. */
export class CalendarOfUse1796086400000 implements MigrationInterface {
  name = 'CalendarOfUse1796086400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796086400000-calendar-of-use')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
