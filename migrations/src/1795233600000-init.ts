import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** The first schema: directory, tables, rules, reach, entrances, functions, visibility classes. */
export class Init1795233600000 implements MigrationInterface {
  name = 'Init1795233600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795233600000-init')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('The first migration has nothing to go back to: restore a backup, or drop the database.');
  }
}
