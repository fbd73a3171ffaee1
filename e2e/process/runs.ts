import type { Page, Result, Run, RunAccepted, StartRun } from '@assay/contracts';
import type { FakeOllama } from '@assay/testing/fake-ollama';
import type { Instance } from '../instance';
import { until } from './processes';

/** The ten core tasks of reasoning by two models of one server by two epochs: 40 trials. */
export function forty(serverId: string): StartRun {
  return {
    models: ['demo-good', 'demo-poor'].map((model) => ({ model, serverId })),
    taskTypes: ['reasoning'],
    epochs: 2,
  };
}

export async function startRun(instance: Instance, run: StartRun): Promise<string> {
  const { runId } = await instance.api<RunAccepted>('POST', '/api/benchmarks/run', run);
  return runId;
}

/** Reads a run until it has ended. */
export function endOf(instance: Instance, runId: string): Promise<Run> {
  return until(async () => {
    const run = await instance.api<Run>('GET', `/api/benchmarks/runs/${runId}`);
    return run.finishedAt !== null && run;
  });
}

/** All results of a run. */
export async function resultsOf(instance: Instance, runId: string): Promise<readonly Result[]> {
  const page = await instance.api<Page<Result>>('GET', `/api/benchmarks/results?runId=${runId}&limit=500`);
  return page.items;
}

/** What a result answers: no two of a run are the same. */
export function trialsOf(results: readonly Result[]): Set<string> {
  return new Set(
    results.map(({ benchmarkTaskId, modelId, serverId, epoch }) => [benchmarkTaskId, modelId, serverId, epoch].join()),
  );
}

/** How often each model was asked each question, from the log of the server; every variant is a question of its own. */
export function timesAsked(fake: FakeOllama): number[] {
  const counts = new Map<string, number>();
  for (const { model, messages } of fake.chats) {
    const question = JSON.stringify([model, messages]);
    counts.set(question, (counts.get(question) ?? 0) + 1);
  }
  return [...counts.values()];
}

/** Waits until the server has finished so many answers in all. */
export function answered(fake: FakeOllama, count: number): Promise<void> {
  return fake.until(({ chats }) => chats.filter(({ endedBy }) => endedBy === 'complete').length >= count);
}
