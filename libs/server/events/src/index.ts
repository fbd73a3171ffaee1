export { EventsModule } from './events.module';
export type { RunEventListener } from './run-channel';
export * from './run-event-bridge';
export * from './run-event-bus';
export * from './run-event-history';
