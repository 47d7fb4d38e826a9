import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A pack may be the current copy of a policy. */
export class CurrentCopies1796084100000 implements MigrationInterface {
  name = 'CurrentCopies1796084100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796084100000-current-copies')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
