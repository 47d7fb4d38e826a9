import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Who people are at outside sign-in providers. */
export class Identities1795927000000 implements MigrationInterface {
  name = 'Identities1795927000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795927000000-identities')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
