export * from './config';
export * from './config-error';
export * from './configuration-reference';
export * from './exit-code';
export * from './logger/app-logger';
export { oneLine } from './logger/one-line';
export { redact, redactText } from './logger/redact';
export * from './read-config';
export * from './stop-requests';
