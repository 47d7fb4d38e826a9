import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Templates that say which policy of the statutory list they are, to be found at once. */
export class KeyedTemplates1796081100000 implements MigrationInterface {
  name = 'KeyedTemplates1796081100000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796081100000-keyed-templates')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
