// Builds the server: dist/server/cli.js, and openapi.js beside it, which prints the OpenAPI document. Type errors go to the error output and end it with 1.
import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';
import { bundleServer, TypeErrors } from './server-bundle.mjs';

try {
  await bundleServer(
    { cli: 'apps/cli/src/main.ts', openapi: 'apps/api/src/openapi.main.ts' },
    join(ROOT, 'dist', 'server'),
  );
} catch (error) {
  if (!(error instanceof TypeErrors)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
