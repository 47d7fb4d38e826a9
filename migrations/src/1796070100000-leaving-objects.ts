import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Objects that are being removed from the bucket. */
export class LeavingObjects1796070100000 implements MigrationInterface {
  name = 'LeavingObjects1796070100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796070100000-leaving-objects')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
