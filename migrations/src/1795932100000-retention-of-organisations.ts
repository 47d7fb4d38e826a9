import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Mail, tokens, deliveries and work of organisations end by rules as well. */
export class RetentionOfOrganisations1795932100000 implements MigrationInterface {
  name = 'RetentionOfOrganisations1795932100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795932100000-retention-of-organisations')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
