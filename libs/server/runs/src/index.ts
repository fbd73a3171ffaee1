export { RunViewer } from './run-viewer';
export { RunsModule, RunViewsModule } from './runs.module';
