import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What schools were asked to be reminded of. */
export class Chases1795925100000 implements MigrationInterface {
  name = 'Chases1795925100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795925100000-chases')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
