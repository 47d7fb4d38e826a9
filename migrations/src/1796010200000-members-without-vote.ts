import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Members of a body who have no vote. */
export class MembersWithoutVote1796010200000 implements MigrationInterface {
  name = 'MembersWithoutVote1796010200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796010200000-members-without-vote')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
