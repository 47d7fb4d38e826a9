import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Offers made in turn by one job, what holders answered, and what a publisher prepares and counts before publishing. */
export class PublishingAtScale1795879200000 implements MigrationInterface {
  name = 'PublishingAtScale1795879200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795879200000-publishing-at-scale')) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table app.edition_effects, app.prepared_editions;
      drop function app.offers_of(uuid), app.offer_in_turn(uuid, uuid, uuid, uuid[], uuid[]), app.enter_in_turn(uuid, uuid);
    `);
  }
}
