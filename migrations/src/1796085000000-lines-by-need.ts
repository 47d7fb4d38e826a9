import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A page of the register asks of each row only what somebody on the page has. */
export class LinesByNeed1796085000000 implements MigrationInterface {
  name = 'LinesByNeed1796085000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796085000000-lines-by-need')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
