import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A body may have it that nobody approves what they sent in themselves. */
export class SeparateAuthors1796050000000 implements MigrationInterface {
  name = 'SeparateAuthors1796050000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796050000000-separate-authors')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
