import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Rounds of confirmations, questions about what is read, and confirmations of what covers a setting. */
export class Confirmations1795926000000 implements MigrationInterface {
  name = 'Confirmations1795926000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795926000000-confirmations')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
