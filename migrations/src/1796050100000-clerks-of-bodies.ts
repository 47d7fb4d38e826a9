import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A clerk may be appointed for one body alone. */
export class ClerksOfBodies1796050100000 implements MigrationInterface {
  name = 'ClerksOfBodies1796050100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796050100000-clerks-of-bodies')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
