export { originOf } from './confirming';
export { RunViewer } from './run-viewer';
export { RunsModule, RunViewsModule } from './runs.module';
