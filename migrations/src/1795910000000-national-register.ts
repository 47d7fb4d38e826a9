import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The register of a nation: counters, and who may read across all organisations. */
export class NationalRegister1795910000000 implements MigrationInterface {
  name = 'NationalRegister1795910000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795910000000-national-register')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
