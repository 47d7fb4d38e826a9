import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Rounds of confirmations in figures, for those who watch a school from above. */
export class RoundCounts1795935400000 implements MigrationInterface {
  name = 'RoundCounts1795935400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795935400000-round-counts')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
