import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What is expected of a setting and not held, by name. */
export class MissingHere1795930200000 implements MigrationInterface {
  name = 'MissingHere1795930200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795930200000-missing-here')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
