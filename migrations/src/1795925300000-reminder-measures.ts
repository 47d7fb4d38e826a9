import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Mails of reminders among the numbers for monitoring. */
export class ReminderMeasures1795925300000 implements MigrationInterface {
  name = 'ReminderMeasures1795925300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795925300000-reminder-measures')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
