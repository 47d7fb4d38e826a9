import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Older adoptions are read for the rule of how exactly they are dated. */
export class CheckedAdoptions1796086100000 implements MigrationInterface {
  name = 'CheckedAdoptions1796086100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796086100000-checked-adoptions')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
