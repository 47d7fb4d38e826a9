import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What every request waits for, in one trip to the database; the register's counts in plans that are kept. */
export class OneTrip1795930000000 implements MigrationInterface {
  name = 'OneTrip1795930000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795930000000-one-trip')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
