export { ModelsModule } from './models.module';
export { ServerHealth } from './server-health';
export { ServerRegistry } from './server-registry';
