export { buildEngine, type EngineNeeds } from './build-engine';
export { Engine } from './engine';
export { EngineSettings, engineSettings } from './engine-settings';
export { ExecutionModule } from './execution.module';
export { ProcessFailpoints } from './process-failpoints';
export type { RunEnd } from './run-desk';
export { SystemClock } from './system-clock';
