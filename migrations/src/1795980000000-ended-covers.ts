import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Covers of settings end, and move with the policy, and what they were is kept. */
export class EndedCovers1795980000000 implements MigrationInterface {
  name = 'EndedCovers1795980000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795980000000-ended-covers')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
