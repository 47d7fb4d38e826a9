import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Attempts at a password are counted before they are tried; nobody inside an organisation makes an operator. */
export class SaferEntrances1795970000000 implements MigrationInterface {
  name = 'SaferEntrances1795970000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795970000000-safer-entrances')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
