import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Older packs are read for the rules of current copies. */
export class CheckedCopies1796084200000 implements MigrationInterface {
  name = 'CheckedCopies1796084200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796084200000-checked-copies')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
