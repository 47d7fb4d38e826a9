import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What a body approves, whom its quorum is counted from, how long before its papers go out, and when it ended. */
export class KeptBodies1795990000000 implements MigrationInterface {
  name = 'KeptBodies1795990000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795990000000-kept-bodies')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
