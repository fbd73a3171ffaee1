/** The migrated database that is copied for each spec file. */
export const TEMPLATE = 'assay_template';

/** The same server, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
