import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Answers kept by the wordings they are for, declined changes of single clauses, and takings that can be undone. */
export class SchoolUpdates1795843217000 implements MigrationInterface {
  name = 'SchoolUpdates1795843217000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795843217000-school-updates')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Answers and takings are records: restore a backup rather than drop them.');
  }
}
