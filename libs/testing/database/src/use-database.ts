/// <reference types="jest" />
import { randomUUID } from 'node:crypto';
import { withDatabase } from './admin';
import { databaseUrl, TEMPLATE } from './names';

/** A database for one spec file. */
export interface TestDatabase {
  /** Its address, from the first `beforeAll` on. */
  url(): string;
}

/**
 * Gives a spec file its own database: migrated, empty, dropped afterwards together with what is still connected to it.
 * `migrated: false`: without any table. Call it at the top of a `describe` or of the file, in specs named `*.room.spec.ts`.
 */
export function useDatabase({ migrated = true }: { readonly migrated?: boolean } = {}): TestDatabase {
  const server = process.env['ASSAY_TEST_SERVER_URL'];
  if (server === undefined) throw new Error('No test database: the name of this spec has to end in .room.spec.ts.');
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  beforeAll(() =>
    withDatabase(server, (sql) => sql(`CREATE DATABASE ${name} TEMPLATE ${migrated ? TEMPLATE : 'template1'}`)),
  );
  afterAll(() => withDatabase(server, (sql) => sql(`DROP DATABASE ${name} WITH (FORCE)`)));
  return { url: () => databaseUrl(server, name) };
}
