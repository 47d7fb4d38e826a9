import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** An adoption from before the record keeps the words of its date and the minute that shows it. */
export class StatedAdoptions1796086000000 implements MigrationInterface {
  name = 'StatedAdoptions1796086000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796086000000-stated-adoptions')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
