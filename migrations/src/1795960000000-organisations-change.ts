import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The operator changes organisations on a page, by the same plan and the same writing as the command. */
export class OrganisationsChange1795960000000 implements MigrationInterface {
  name = 'OrganisationsChange1795960000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795960000000-organisations-change')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
