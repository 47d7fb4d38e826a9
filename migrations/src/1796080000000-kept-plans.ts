import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Entrances keep their plans, and a page that what is missing fills looks for nothing else. */
export class KeptPlans1796080000000 implements MigrationInterface {
  name = 'KeptPlans1796080000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796080000000-kept-plans')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
