import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Predecessors, amendments, consultations, delegations and their reports. */
export class Weight1795868100000 implements MigrationInterface {
  name = 'Weight1795868100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795868100000-weight')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
