import { ModelDiscovery } from '@assay/server/execution';
import { Module } from '@nestjs/common';
import { ModelsController } from './models.controller';
import { ServerCheck } from './server-check';
import { ServerHealth } from './server-health';
import { ServerRegistry } from './server-registry';
import { ServerTester } from './server-test';
import { ServersController } from './servers.controller';

/** Servers and their models. */
@Module({
  controllers: [ServersController, ModelsController],
  providers: [ModelDiscovery, ServerCheck, ServerHealth, ServerRegistry, ServerTester],
  exports: [ServerHealth, ServerRegistry],
})
export class ModelsModule {}
