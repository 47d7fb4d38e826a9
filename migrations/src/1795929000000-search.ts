import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Search over policies in force and templates. */
export class Search1795929000000 implements MigrationInterface {
  name = 'Search1795929000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795929000000-search')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
