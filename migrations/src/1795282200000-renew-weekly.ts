import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A renewal that gained nothing is not asked for again at every round. */
export class RenewWeekly1795282200000 implements MigrationInterface {
  name = 'RenewWeekly1795282200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795282200000-renew-weekly')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Sealed documents cannot be unsealed: restore a backup.');
  }
}
