import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql.ts';

/** How bodies have their adoptions signed: several signatories, in turn, within a time, and what follows a refusal. */
export class SigningRounds1795892000000 implements MigrationInterface {
  name = 'SigningRounds1795892000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of readSql('1795892000000-signing-rounds')) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Records would be lost: restore a backup.');
  }
}
