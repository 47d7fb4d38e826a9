import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Where a second factor may be reset. */
export class WhoseSecondFactor1795924000000 implements MigrationInterface {
  name = 'WhoseSecondFactor1795924000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795924000000-whose-second-factor')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
