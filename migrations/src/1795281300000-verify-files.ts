import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What the page that checks a dropped file asks. */
export class VerifyFiles1795281300000 implements MigrationInterface {
  name = 'VerifyFiles1795281300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795281300000-verify-files')) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app.known_document(text)');
    await runner.query('drop index app.document_versions_sha256');
  }
}
