import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Votes on decisions; minutes that are draft until a later meeting confirms them. */
export class VotesAndMinutes1795935100000 implements MigrationInterface {
  name = 'VotesAndMinutes1795935100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795935100000-votes-and-minutes')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
