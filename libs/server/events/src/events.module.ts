import { type DynamicModule, Module } from '@nestjs/common';
import { RunEventLog } from '@assay/server/persistence';
import { RunEventBridge, type RunEventBridgeOptions } from './run-event-bridge';
import { RunEventBus } from './run-event-bus';
import { RunEventHistory } from './run-event-history';

/** Live events of runs: history, bus, and the bridge to other processes (started and stopped by the engine). */
@Module({})
export class EventsModule {
  static of(options: RunEventBridgeOptions): DynamicModule {
    return {
      module: EventsModule,
      global: true,
      providers: [
        { provide: RunEventHistory, useFactory: (log: RunEventLog) => new RunEventHistory(log), inject: [RunEventLog] },
        {
          provide: RunEventBus,
          useFactory: (history: RunEventHistory) => new RunEventBus(history),
          inject: [RunEventHistory],
        },
        {
          provide: RunEventBridge,
          useFactory: (bus: RunEventBus) => new RunEventBridge(options, bus),
          inject: [RunEventBus],
        },
      ],
      exports: [RunEventHistory, RunEventBus, RunEventBridge],
    };
  }
}
