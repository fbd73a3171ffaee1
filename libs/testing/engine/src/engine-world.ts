import type { JsonValue, Result, RunEvent, StartRun } from '@assay/contracts';
import type { OllamaProvider } from '@assay/server/ollama';
import { ResultRepository } from '@assay/server/persistence';
import {
  brokenInvariants,
  clearTables,
  insertModel,
  insertServer,
  insertTask,
  type RowQuery,
} from '@assay/testing/database';
import type { AnswerScript, FakeOllama } from '@assay/testing/fake-ollama';
import { assembleEngine, type AssembledEngine, type EngineToAssemble } from './assemble-engine';

/** Sums as tasks, servers of fakes, and one engine over them. */
export class EngineWorld {
  readonly query: RowQuery;

  private constructor(readonly parts: AssembledEngine) {
    this.query = (text, parameters) => parts.database.query(text, parameters);
  }

  static async open(parts: EngineToAssemble): Promise<EngineWorld> {
    return new EngineWorld(await assembleEngine(parts));
  }

  get engine(): AssembledEngine['engine'] {
    return this.parts.engine;
  }

  /** Registers a fake with the models that it lists; gives the id of the server. */
  async addServer(fake: FakeOllama, slots = 1): Promise<string> {
    const serverId = await insertServer(this.query, { baseUrl: fake.url, slots, version: '0.33.0' });
    const address = { id: serverId, name: 'fake', kind: 'ollama', baseUrl: fake.url, secret: null } as const;
    const provider = this.parts.provider as OllamaProvider;
    for (const { name, digest, parameterSize } of await provider.models(address, AbortSignal.timeout(10_000))) {
      await insertModel(this.query, { serverId, tag: name, parameterSize, ...(digest === null ? {} : { digest }) });
    }
    return serverId;
  }

  /** Sums `n + 1` for n from 1 on, under keys that begin with the prefix; gives their ids. */
  addSums(
    count: number,
    prefix = 'sum',
    more: { readonly criteria?: JsonValue; readonly options?: object } = {},
  ): Promise<string[]> {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    return Promise.all(
      numbers.map((n) =>
        insertTask(this.query, {
          key: `${prefix}-${String(n).padStart(4, '0')}`,
          taskDescription: `${prefix}: ${n} + 1 = ?`,
          expectedOutput: String(n + 1),
          ...more,
        }),
      ),
    );
  }

  /** Starts a run; gives its id. */
  async launch(start: StartRun): Promise<string> {
    return (await this.engine.launch(start)).runId;
  }

  /** All results of a run in the order of their creation. */
  async results(runId: string): Promise<Result[]> {
    const results: Result[] = [];
    for await (const result of new ResultRepository(this.parts.database).stream({ runId })) results.push(result);
    return results;
  }

  /** Hears the events of a run from its beginning; `until` resolves when one of them satisfies the check. */
  async follow(runId: string): Promise<Followed> {
    const events: RunEvent[] = [];
    const waiting = new Set<() => void>();
    await this.parts.bus.watch(runId, 0, (event) => {
      events.push(event);
      for (const look of waiting) look();
    });
    const until = (check: (event: RunEvent) => boolean): Promise<RunEvent> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = events.find(check);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
    return { events, until };
  }

  /** Breaches of what must hold of the engine's rows. */
  broken(): Promise<string[]> {
    return brokenInvariants((text) => this.parts.database.query(text));
  }

  /** Takes away all rows that tests make. */
  async clear(): Promise<void> {
    await clearTables((text) => this.parts.database.query(text));
  }

  close(): Promise<void> {
    return this.parts.close();
  }
}

/** Events of a run as they are heard. */
export interface Followed {
  readonly events: readonly RunEvent[];
  until(check: (event: RunEvent) => boolean): Promise<RunEvent>;
}

/** Answers sums rightly, but for what `wrong` says of a question and its model. */
export function calculator(wrong: (n: number, model: string) => boolean = () => false): AnswerScript {
  return ({ model, messages }) => {
    const n = numberAsked(messages.at(-1)?.content ?? '');
    return `The sum is easy.\nANSWER: ${wrong(n, model) ? n : n + 1}`;
  };
}

/** The n of a sum. */
export function numberAsked(text: string): number {
  return Number(/(\d+) \+ 1/.exec(text)?.[1] ?? Number.NaN);
}
