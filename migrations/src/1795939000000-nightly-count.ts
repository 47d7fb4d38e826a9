import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The night’s counting of the register: what turns at midnight is added, and only some are counted anew. */
export class NightlyCount1795939000000 implements MigrationInterface {
  name = 'NightlyCount1795939000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795939000000-nightly-count')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
