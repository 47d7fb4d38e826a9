import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Reasons to review a policy before its date. */
export class ReviewReasons1795925400000 implements MigrationInterface {
  name = 'ReviewReasons1795925400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795925400000-review-reasons')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
