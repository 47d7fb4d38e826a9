import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Roots of installations from which organisations came. */
export class FormerRoots1795928000000 implements MigrationInterface {
  name = 'FormerRoots1795928000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795928000000-former-roots')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
