import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Policies that stand on the web. */
export class PublicPolicies1795898100000 implements MigrationInterface {
  name = 'PublicPolicies1795898100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795898100000-public-policies')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
