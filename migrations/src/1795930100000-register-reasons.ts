import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Policies that there is a reason to review before their date, in the register. */
export class RegisterReasons1795930100000 implements MigrationInterface {
  name = 'RegisterReasons1795930100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795930100000-register-reasons')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
