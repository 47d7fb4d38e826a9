import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Nobody is told that a body adopted what the chair or a delegate decided for it. */
export class PublicAdopter1796086300000 implements MigrationInterface {
  name = 'PublicAdopter1796086300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796086300000-public-adopter')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
