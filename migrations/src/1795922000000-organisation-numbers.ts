import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What registers call organisations, and when they closed. */
export class OrganisationNumbers1795922000000 implements MigrationInterface {
  name = 'OrganisationNumbers1795922000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795922000000-organisation-numbers')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
