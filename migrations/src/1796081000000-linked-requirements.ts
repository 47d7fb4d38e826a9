import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Policies answer what is expected by a link, or by the key of the statutory list that their template carries. */
export class LinkedRequirements1796081000000 implements MigrationInterface {
  name = 'LinkedRequirements1796081000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796081000000-linked-requirements')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
