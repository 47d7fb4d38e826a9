import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What programs read stands in the record. */
export class ReadsByPrograms1796082000000 implements MigrationInterface {
  name = 'ReadsByPrograms1796082000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796082000000-reads-by-programs')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
