import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** Templates made from templates, exceptions to fixed clauses, and policies that leave their template. */
export class Chains1795843300000 implements MigrationInterface {
  name = 'Chains1795843300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795843300000-chains')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Exceptions and departures are records: restore a backup instead of going back.');
  }
}
