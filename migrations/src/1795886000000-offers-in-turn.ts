import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** A part of a roll-out ends where it began, without working out the publisher's reach again. */
export class OffersInTurn1795886000000 implements MigrationInterface {
  name = 'OffersInTurn1795886000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795886000000-offers-in-turn')) await runner.query(sql);
  }

  /** The function of the migration before does the same, more slowly: it is left as it is. */
  async down(): Promise<void> {}
}
