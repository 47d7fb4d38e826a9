import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Policies that a setting needs none of. */
export class NotApplicable1795929200000 implements MigrationInterface {
  name = 'NotApplicable1795929200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795929200000-not-applicable')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
