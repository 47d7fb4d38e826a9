import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Reminders: choices, looks, mails and what they tell. */
export class Reminders1795925000000 implements MigrationInterface {
  name = 'Reminders1795925000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795925000000-reminders')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
