import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Reminders of readings, questions, editions and what is missing. */
export class ToldOfMore1796081400000 implements MigrationInterface {
  name = 'ToldOfMore1796081400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796081400000-told-of-more')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
