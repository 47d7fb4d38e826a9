import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Decisions that were recorded wrongly are put right. */
export class Corrections1795931100000 implements MigrationInterface {
  name = 'Corrections1795931100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795931100000-corrections')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
