import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Numbers for monitoring. */
export class Measures1795921000000 implements MigrationInterface {
  name = 'Measures1795921000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795921000000-measures')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
