export * from './clock';
export * from './model-provider';
export * from './provider-failure';
export * from './stop-signal';
