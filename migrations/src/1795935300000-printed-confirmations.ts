import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Posters of rounds and lists of who has confirmed, printed on request. */
export class PrintedConfirmations1795935300000 implements MigrationInterface {
  name = 'PrintedConfirmations1795935300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795935300000-printed-confirmations')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
