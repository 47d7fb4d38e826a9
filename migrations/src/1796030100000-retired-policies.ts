import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Policies are withdrawn from use by a decision, and what took their place is known. */
export class RetiredPolicies1796030100000 implements MigrationInterface {
  name = 'RetiredPolicies1796030100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796030100000-retired-policies')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
