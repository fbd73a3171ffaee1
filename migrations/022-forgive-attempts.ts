import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts before somebody asked for a missing answer again: they stay to be read, and do not count against the new ones. */
export class ForgiveAttempts1760000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE trials ADD COLUMN forgiven integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE trials DROP COLUMN forgiven');
  }
}
