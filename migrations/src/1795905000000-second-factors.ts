import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Two-step sign-in: secrets, recovery codes, and who is half-way in. */
export class SecondFactors1795905000000 implements MigrationInterface {
  name = 'SecondFactors1795905000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795905000000-second-factors')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
