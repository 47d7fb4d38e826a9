import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** How far each backfill has come. */
export class Backfills1796070000000 implements MigrationInterface {
  name = 'Backfills1796070000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796070000000-backfills')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
