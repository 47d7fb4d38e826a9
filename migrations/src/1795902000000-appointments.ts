import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Appointments made and ended by those who manage people. */
export class Appointments1795902000000 implements MigrationInterface {
  name = 'Appointments1795902000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795902000000-appointments')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
