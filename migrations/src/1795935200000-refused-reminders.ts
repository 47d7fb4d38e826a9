import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Whose reminders do not arrive, for whoever looks after the people of an organisation. */
export class RefusedReminders1795935200000 implements MigrationInterface {
  name = 'RefusedReminders1795935200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795935200000-refused-reminders')) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app.reminders_refused()');
  }
}
