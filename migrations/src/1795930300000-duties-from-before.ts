import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Duties of texts that were adopted before duties were read. */
export class DutiesFromBefore1795930300000 implements MigrationInterface {
  name = 'DutiesFromBefore1795930300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795930300000-duties-from-before')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
