import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** An entrance seals each list once: who is linked is put together of the others. */
export class LinkedByParts1796083100000 implements MigrationInterface {
  name = 'LinkedByParts1796083100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796083100000-linked-by-parts')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}
