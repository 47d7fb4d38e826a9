import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Templates are reviewed themselves, by a day of their own. */
export class TemplateReviews1796030300000 implements MigrationInterface {
  name = 'TemplateReviews1796030300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796030300000-template-reviews')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
