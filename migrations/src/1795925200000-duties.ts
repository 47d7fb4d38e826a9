import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Duties that texts in force ask for, and records of their being done. */
export class Duties1795925200000 implements MigrationInterface {
  name = 'Duties1795925200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795925200000-duties')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
