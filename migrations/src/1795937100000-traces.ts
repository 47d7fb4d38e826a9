import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A job goes on with the trace of the request that asked for it. */
export class Traces1795937100000 implements MigrationInterface {
  name = 'Traces1795937100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795937100000-traces')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
