import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Policies that are held in another document or system. */
export class HeldElsewhere1795934100000 implements MigrationInterface {
  name = 'HeldElsewhere1795934100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795934100000-held-elsewhere')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
