import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Ways in for an organisation’s own programs. */
export class ApiTokens1795927200000 implements MigrationInterface {
  name = 'ApiTokens1795927200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795927200000-api-tokens')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
