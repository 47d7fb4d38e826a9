import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** When the terms of an organisation end. */
export class TermDates1795929100000 implements MigrationInterface {
  name = 'TermDates1795929100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795929100000-term-dates')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
