import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Nobody resets the second factor of somebody who works elsewhere too. */
export class WhoseSecondFactorElsewhere1796050300000 implements MigrationInterface {
  name = 'WhoseSecondFactorElsewhere1796050300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1796050300000-whose-second-factor-elsewhere')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
