import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Account events in the record, what is held on a person, erasure and retention. */
export class DataProtection1795927100000 implements MigrationInterface {
  name = 'DataProtection1795927100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795927100000-data-protection')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
