import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A worker may ask which objects of the bucket nothing refers to any more. */
export class CollectBytes1795940000000 implements MigrationInterface {
  name = 'CollectBytes1795940000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795940000000-collect-bytes')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
