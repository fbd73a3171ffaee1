import 'reflect-metadata';
import { engineSettings } from '@assay/server/execution';
import { OwnAddresses } from '@assay/server/http';
import { createDataSource, Database } from '@assay/server/persistence';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { openApiDocument } from './openapi';
import { Readiness } from './readiness';

/** Any address will do: nothing connects to it. */
const url = 'postgres://nobody@127.0.0.1:1/none';
const database = new Database(createDataSource({ url }));
const opened = {
  database,
  url,
  mode: 'embedded' as const,
  announce: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
const version = process.argv[2] ?? '0.0.0';
const parts = { opened, engine: engineSettings({ version, exclusive: true, lanes: false }), own: new OwnAddresses() };
const app = await NestFactory.create(AppModule.of(parts, new Readiness(version)), {
  logger: false,
  abortOnError: false,
});

process.stdout.write(`${JSON.stringify(openApiDocument(app, version), null, 2)}\n`, () => process.exit(0));
