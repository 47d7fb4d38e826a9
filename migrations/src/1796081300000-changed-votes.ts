import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Whether a member has a vote can change. */
export class ChangedVotes1796081300000 implements MigrationInterface {
  name = 'ChangedVotes1796081300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796081300000-changed-votes')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
