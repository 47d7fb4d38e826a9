import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Every line of the record says by which request it came about, and on whose behalf. */
export class RequestsInTheRecord1796050200000 implements MigrationInterface {
  name = 'RequestsInTheRecord1796050200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796050200000-requests-in-the-record')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
