import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The register is narrowed by what somebody wishes to see of it, and the nation's is looked into by trust and setting. */
export class RegisterFilters1796030000000 implements MigrationInterface {
  name = 'RegisterFilters1796030000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796030000000-register-filters')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
