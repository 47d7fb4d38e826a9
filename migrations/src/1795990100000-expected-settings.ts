import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Of which settings something is expected, and until when. */
export class ExpectedSettings1795990100000 implements MigrationInterface {
  name = 'ExpectedSettings1795990100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795990100000-expected-settings')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
