import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Links by which calendar programs fetch dates. */
export class Calendars1795923000000 implements MigrationInterface {
  name = 'Calendars1795923000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795923000000-calendars')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
