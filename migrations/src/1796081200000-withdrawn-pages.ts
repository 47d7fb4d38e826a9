import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The page of a policy that was shown and is withdrawn tells so. */
export class WithdrawnPages1796081200000 implements MigrationInterface {
  name = 'WithdrawnPages1796081200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796081200000-withdrawn-pages')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
