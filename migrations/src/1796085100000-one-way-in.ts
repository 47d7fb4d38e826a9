import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What versions before `linked-by-parts` entered and signed in by is taken away. */
export class OneWayIn1796085100000 implements MigrationInterface {
  static readonly contractOf = 'LinkedByParts1796083100000';

  name = 'OneWayIn1796085100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796085100000-one-way-in')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
