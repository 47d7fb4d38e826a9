import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** When somebody last proved who they are, for what they sign. */
export class Proofs1795903000000 implements MigrationInterface {
  name = 'Proofs1795903000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795903000000-proofs')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
