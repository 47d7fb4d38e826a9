import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Drafts that went out as Word files, and what came back. */
export class WordCopies1795896300000 implements MigrationInterface {
  name = 'WordCopies1795896300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795896300000-word-copies')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
