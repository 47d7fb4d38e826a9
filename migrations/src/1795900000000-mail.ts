import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Messages that go out by mail. */
export class Mail1795900000000 implements MigrationInterface {
  name = 'Mail1795900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795900000000-mail')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
