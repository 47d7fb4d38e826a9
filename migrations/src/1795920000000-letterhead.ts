import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The logo of an organisation. */
export class Letterhead1795920000000 implements MigrationInterface {
  name = 'Letterhead1795920000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795920000000-letterhead')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
