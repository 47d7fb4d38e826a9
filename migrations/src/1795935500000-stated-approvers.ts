import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Who approves a policy, where the scheme of delegation or the text names somebody. */
export class StatedApprovers1795935500000 implements MigrationInterface {
  name = 'StatedApprovers1795935500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795935500000-stated-approvers')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
