export * from './run-view-row';
export * from './run-view.repository';
