import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Links by which people set their passwords, and the mail that brings them. */
export class AccountLinks1795901000000 implements MigrationInterface {
  name = 'AccountLinks1795901000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795901000000-account-links')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
