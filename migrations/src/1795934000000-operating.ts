import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** What the operator of the service sees and does. */
export class Operating1795934000000 implements MigrationInterface {
  name = 'Operating1795934000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795934000000-operating')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
