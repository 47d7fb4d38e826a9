import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What is expected has a day by which it is to be held. */
export class ChangedRequirements1796030200000 implements MigrationInterface {
  name = 'ChangedRequirements1796030200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796030200000-changed-requirements')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
