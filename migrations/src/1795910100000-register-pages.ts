import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A page of the register, and its counts, in one statement each. */
export class RegisterPages1795910100000 implements MigrationInterface {
  name = 'RegisterPages1795910100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795910100000-register-pages')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
