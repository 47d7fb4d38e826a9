import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Reports on documents that were brought in. */
export class PolicyImports1795880500000 implements MigrationInterface {
  name = 'PolicyImports1795880500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795880500000-policy-imports')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
