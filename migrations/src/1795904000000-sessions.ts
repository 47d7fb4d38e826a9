import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Sessions by name and device, for the list of them. */
export class Sessions1795904000000 implements MigrationInterface {
  name = 'Sessions1795904000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795904000000-sessions')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
