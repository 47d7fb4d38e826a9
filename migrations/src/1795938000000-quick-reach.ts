import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The lists of an entrance are sealed and looked at in less time. */
export class QuickReach1795938000000 implements MigrationInterface {
  name = 'QuickReach1795938000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795938000000-quick-reach')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
