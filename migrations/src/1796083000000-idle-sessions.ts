import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Sessions that nobody uses end. */
export class IdleSessions1796083000000 implements MigrationInterface {
  name = 'IdleSessions1796083000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796083000000-idle-sessions')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
