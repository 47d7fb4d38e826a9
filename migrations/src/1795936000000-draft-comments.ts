import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Comments on drafts, and who is asked to look at one. */
export class DraftComments1795936000000 implements MigrationInterface {
  name = 'DraftComments1795936000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795936000000-draft-comments')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
