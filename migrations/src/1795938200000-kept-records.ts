import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Who keeps the record of an organisation that has closed. */
export class KeptRecords1795938200000 implements MigrationInterface {
  name = 'KeptRecords1795938200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795938200000-kept-records')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
