import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Programs that are turned away stand in the record. */
export class RefusedTokens1796082200000 implements MigrationInterface {
  name = 'RefusedTokens1796082200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796082200000-refused-tokens')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
