export * from './chaos-proxy';
