export * from './clock';
export * from './failpoints';
export * from './model-provider';
export * from './ollama-host';
export * from './provider-failure';
export * from './stop-signal';
