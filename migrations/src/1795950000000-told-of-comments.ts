import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Whoever is asked to look at a draft, or looks after one that is talked about, hears of it in the mail of the day. */
export class ToldOfComments1795950000000 implements MigrationInterface {
  name = 'ToldOfComments1795950000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795950000000-told-of-comments')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
