import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The register says of nothing that was not adopted that it waits, and a calendar tells every review. */
export class RegisterWaits1795980100000 implements MigrationInterface {
  name = 'RegisterWaits1795980100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795980100000-register-waits')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
