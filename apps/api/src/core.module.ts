import { Clock, CodeSandbox, Failpoints, ModelProvider, NoFailpoints, NoSandbox } from '@assay/domain/run';
import { SecretBox } from '@assay/server/config';
import { EvaluationModule } from '@assay/server/evaluation';
import { EventsModule } from '@assay/server/events';
import { EngineSettings, ExecutionModule, GatedSandbox, QuietMachine, SystemClock } from '@assay/server/execution';
import { ComparisonModule } from '@assay/server/comparison';
import { OwnAddresses } from '@assay/server/http';
import { ModelsModule } from '@assay/server/models';
import { ModelWire, OllamaProvider } from '@assay/server/ollama';
import { OpenAiProvider, ProviderByKind } from '@assay/server/openai';
import { PersistenceModule, type OpenDatabase } from '@assay/server/persistence';
import { SettingsModule, Surroundings } from '@assay/server/settings';
import { ShippedCheckers, TasksModule } from '@assay/server/tasks';
import { Global, Module, type DynamicModule } from '@nestjs/common';

/** What the application is made of that depends on where it runs. */
export interface CoreParts {
  readonly opened: OpenDatabase;
  readonly engine: EngineSettings;
  readonly own: OwnAddresses;
  /** Encrypts the keys of servers; without one they are lost when the process ends. */
  readonly secrets?: SecretBox;
  /** Without one no program of an answer or of a task runs. */
  readonly sandbox?: CodeSandbox;
  /** Folder of the checkers that ship with Assay. */
  readonly checkers?: string;
  /** File of the exam of judges that ships with Assay. */
  readonly judgeExam?: string;
  /** Looks so often for judges to examine after their first use, ms; absent: they are examined on request alone. */
  readonly firstExamsEveryMs?: number;
  /** Specs bring doubles. */
  readonly clock?: Clock;
  readonly failpoints?: Failpoints;
  readonly provider?: ModelProvider;
}

/** Everything but HTTP: the one place where a port meets its adapter. */
@Global()
@Module({})
export class CoreModule {
  static of(parts: CoreParts): DynamicModule {
    const adapters = adaptersOf(parts);
    const rooms = [
      PersistenceModule.of(parts.opened.database, parts.opened.engine),
      EventsModule.of({ url: parts.engine.exclusive ? null : parts.opened.url }),
      EvaluationModule,
      ExecutionModule,
      TasksModule,
      ModelsModule,
      ComparisonModule,
      SettingsModule,
    ];
    return {
      module: CoreModule,
      imports: rooms,
      providers: adapters,
      exports: [...adapters.map((adapter) => adapter.provide), ...rooms],
    };
  }
}

function adaptersOf(parts: CoreParts) {
  const { own, opened } = parts;
  const quiet = new QuietMachine();
  const secrets = parts.secrets ?? SecretBox.fleeting();
  const sandbox = new GatedSandbox(parts.sandbox ?? new NoSandbox('This process has no sandbox.'), quiet);
  return [
    { provide: Clock, useValue: parts.clock ?? new SystemClock() },
    { provide: Failpoints, useValue: parts.failpoints ?? new NoFailpoints() },
    { provide: ModelProvider, useValue: parts.provider ?? providerOf(own, secrets) },
    { provide: EngineSettings, useValue: parts.engine },
    { provide: OwnAddresses, useValue: own },
    { provide: SecretBox, useValue: secrets },
    { provide: QuietMachine, useValue: quiet },
    { provide: CodeSandbox, useValue: sandbox },
    { provide: ShippedCheckers, useValue: new ShippedCheckers(parts.checkers ?? '') },
    { provide: Surroundings, useValue: surroundingsOf(opened, sandbox) },
  ];
}

/** Each kind of server through its own dialect, all through the same guarded way. */
function providerOf(own: OwnAddresses, secrets: SecretBox): ModelProvider {
  const options = { ownAddresses: () => own.list() };
  const adapters = { ollama: new OllamaProvider(options), openai: new OpenAiProvider(new ModelWire(options)) };
  return new ProviderByKind(adapters, (stored) => secrets.open(stored));
}

function surroundingsOf(opened: OpenDatabase, sandbox: CodeSandbox): Surroundings {
  return {
    sandbox: async () => {
      const { level, reason } = await sandbox.open();
      return { level, reason };
    },
    dataMode: opened.mode,
  };
}
