import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Who was at a meeting by name, and the interests they declared. */
export class Attendance1796010000000 implements MigrationInterface {
  name = 'Attendance1796010000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796010000000-attendance')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
