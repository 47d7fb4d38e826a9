import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Documents that are brought in by a job. */
export class SentDocuments1796082100000 implements MigrationInterface {
  name = 'SentDocuments1796082100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796082100000-sent-documents')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
