import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A page of the register asks for the reasons to review of its own rows. */
export class ReasonsOfAPage1795939100000 implements MigrationInterface {
  name = 'ReasonsOfAPage1795939100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795939100000-reasons-of-a-page')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
