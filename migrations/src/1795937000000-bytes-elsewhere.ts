import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Bytes may leave the database for an S3-compatible store, and come back. */
export class BytesElsewhere1795937000000 implements MigrationInterface {
  name = 'BytesElsewhere1795937000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795937000000-bytes-elsewhere')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Bytes that have left would be lost: have them come back first, or restore a backup.');
  }
}
