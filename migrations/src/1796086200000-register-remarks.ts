import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A line of the register says who expects what is not in force yet, and that nothing shows an adoption. */
export class RegisterRemarks1796086200000 implements MigrationInterface {
  name = 'RegisterRemarks1796086200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796086200000-register-remarks')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
