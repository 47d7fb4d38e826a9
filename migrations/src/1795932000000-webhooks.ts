import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Systems of an organisation’s own that are told what happens. */
export class Webhooks1795932000000 implements MigrationInterface {
  name = 'Webhooks1795932000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795932000000-webhooks')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
