import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What every policy asks once a statement costs a third less. */
export class ReachAtOnce1795960100000 implements MigrationInterface {
  name = 'ReachAtOnce1795960100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795960100000-reach-at-once')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
