import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Signatures on paper, with their scans. */
export class PaperSignatures1795894000000 implements MigrationInterface {
  name = 'PaperSignatures1795894000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795894000000-paper-signatures')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
