import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Policies that are held elsewhere are policies like every other; files that show an adoption from before. */
export class HeldElsewherePolicies1795935000000 implements MigrationInterface {
  name = 'HeldElsewherePolicies1795935000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795935000000-held-elsewhere-policies')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
