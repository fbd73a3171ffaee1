import { Clock, ModelProvider } from '@assay/domain/run';
import { EngineSettings } from '../engine-settings';
import { EngineStore } from '../engine-store';
import { RunScope } from '../run-scope';
import { QuietMachine } from './quiet-machine';

/** What probes need. */
export interface ProbeRunnerParts {
  readonly store: EngineStore;
  readonly provider: ModelProvider;
  readonly clock: Clock;
  readonly scope: RunScope;
  readonly settings: EngineSettings;
  readonly quiet: QuietMachine;
}
