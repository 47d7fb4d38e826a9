import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Answers of live blanks that their keepers set between meetings. */
export class LiveValues1796084000000 implements MigrationInterface {
  name = 'LiveValues1796084000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796084000000-live-values')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
