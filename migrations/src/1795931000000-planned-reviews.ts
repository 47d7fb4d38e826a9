import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Reviews that are planned for another meeting than the last one before their date. */
export class PlannedReviews1795931000000 implements MigrationInterface {
  name = 'PlannedReviews1795931000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795931000000-planned-reviews')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
