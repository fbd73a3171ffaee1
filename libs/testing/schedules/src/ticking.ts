import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { NoFailpoints } from '@assay/domain/run';
import { type Engine, ProcessFailpoints } from '@assay/server/execution';
import type { Database } from '@assay/server/persistence';
import {
  AlertWriter,
  LostNights,
  NightStarter,
  ScheduleClock,
  ScheduleStore,
  TickKeeper,
} from '@assay/server/schedules';
import { assembleEngine } from '@assay/testing/engine';

/** A clock that specs set. */
export class SetClock extends ScheduleClock {
  constructor(public time: Date) {
    super();
  }

  now(): Promise<Date> {
    return Promise.resolve(this.time);
  }
}

/** The part of a beat that turns planned times into runs, in its two steps. */
export interface Ticking {
  claim(): Promise<void>;
  start(): Promise<void>;
}

/** What decides ticks and starts nights, over a database and an engine. */
export function tickingOver(database: Database, engine: Engine, clock: ScheduleClock): Ticking {
  const store = new ScheduleStore(database);
  const alerts = new AlertWriter(store, clock);
  const keeper = new TickKeeper(store, clock, alerts);
  const starter = new NightStarter(store, engine, clock, new LostNights(store, alerts));
  return { claim: () => keeper.decide(), start: () => starter.startAll() };
}

/** What a process of its own is told. */
export interface TickOrder {
  readonly url: string;
  /** The time that it takes for now. */
  readonly now: string;
  /** Where it dies of kill -9: once the tick is claimed, or once the run is stored and nobody knows it. */
  readonly dies?: 'claimed' | 'stored';
}

/** Says `ready`, waits for a line, then beats three times. */
export async function runTickProcess({ url, now, dies }: TickOrder): Promise<void> {
  const failpoints = dies === 'stored' ? new ProcessFailpoints('after_plan_commit') : new NoFailpoints();
  const settings = { exclusive: false, lanes: false };
  const assembled = await assembleEngine({ url, failpoints, settings });
  const ticking = tickingOver(assembled.database, assembled.engine, new SetClock(new Date(now)));
  process.stdout.write(`ready ${import.meta.url}\n`);
  const lines = createInterface({ input: process.stdin });
  await once(lines, 'line');
  lines.close();
  for (let beat = 0; beat < 3; beat += 1) {
    await ticking.claim();
    if (dies === 'claimed') process.kill(process.pid, 'SIGKILL');
    await ticking.start();
  }
  await assembled.close();
}
