import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Archive timestamps and their renewal, certificates taken back, and the lists that say so. */
export class Sealing1795277700000 implements MigrationInterface {
  name = 'Sealing1795277700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795277700000-sealing')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Sealed documents cannot be unsealed: restore a backup.');
  }
}
