import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Packs for inspections and meetings. */
export class Packs1795897200000 implements MigrationInterface {
  name = 'Packs1795897200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795897200000-packs')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
