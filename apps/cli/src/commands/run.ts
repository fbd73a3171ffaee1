import { basename } from 'node:path';
import { ProblemError, type Comparison, type Result, type Run, type StartRun } from '@assay/contracts';
import { EXIT, type Config } from '@assay/server/config';
import type { Installation } from '../../../api/src/serve';
import type { Instance } from '../instance/instance';
import { openInstance } from '../instance/open-instance';
import { finishedRun, type FinishedRun } from '../gate/finished-run';
import { gateAgainst, type Gate } from '../gate/gate-against';
import { describeComparison } from '../output/describe-comparison';
import { describeRun, meanAccuracies } from '../output/describe-run';
import { outFile, writeJson } from '../output/out-file';
import { runIdOf } from './export';
import { follow } from './follow-run';
import { readOrRefuse } from './import';
import { modelRef, readRunRequest, type NamedModel, type RunRequest } from './run-options';

/** `assay run`: starts or resumes a run, follows it to its end, and says what came of it. */
export async function runBenchmark(
  args: readonly string[],
  config: Config,
  installation: Installation,
): Promise<number> {
  const request = readRunRequest(args);
  const out = await outFile(request.line);
  const file = request.tasksFile === undefined ? null : await readOrRefuse(request.tasksFile);
  const instance = await openInstance(request.line, config, installation);
  try {
    // Before any work: a baseline that is not there is a mistake of the command line.
    const baseline =
      request.baseline === undefined ? null : await finishedRun(instance, await runIdOf(instance, request.baseline));
    const runId =
      request.resume === undefined ? await start(instance, request, file) : await resume(instance, request.resume);
    const interrupted = await follow(instance, runId);
    if (interrupted) {
      process.stderr.write(`\nPaused. Go on with: npm run assay -- run --resume ${runId}\n`);
      return EXIT.interrupted;
    }
    return await conclude(instance, runId, { ...request, out, baseline });
  } finally {
    await instance.close();
  }
}

/** Goes on with a run; of one that has ended, what is missing is asked for again. One that lacks nothing is only told of. */
async function resume(instance: Instance, run: string): Promise<string> {
  const runId = await runIdOf(instance, run);
  const { finishedAt, status } = await instance.run(runId);
  if (status === 'completed') return runId;
  await instance.refreshServers();
  try {
    await instance.command(runId, finishedAt === null ? 'resume' : 'retry-failed');
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'conflict')) throw error;
  }
  return runId;
}

async function start(instance: Instance, request: RunRequest, file: Buffer | null): Promise<string> {
  const server = request.server === undefined ? null : await instance.useServer(request.server, request.slots);
  if (server === null) await instance.refreshServers();
  const refs = async (model: NamedModel) =>
    modelRef(model, model.server === null ? server?.id : await serverIdOf(instance, model.server));
  const body: StartRun = {
    models: await Promise.all(request.models.map(refs)),
    options: request.options,
    ...(request.name === undefined ? {} : { name: request.name }),
    ...(request.epochs === undefined ? {} : { epochs: request.epochs }),
    ...(request.judge === undefined ? {} : { judge: request.judge === null ? null : await refs(request.judge) }),
    ...(await selection(instance, request, file)),
  };
  const { runId, trials } = await instance.start(body);
  process.stderr.write(`Run ${runId}: ${trials} trials\n`);
  return runId;
}

async function selection(
  instance: Instance,
  request: RunRequest,
  file: Buffer | null,
): Promise<Pick<StartRun, 'taskIds' | 'suiteId' | 'taskTypes'>> {
  if (request.suite !== undefined) return { suiteId: await instance.suiteId(request.suite) };
  if (request.types !== undefined) return { taskTypes: request.types };
  return file === null ? {} : { taskIds: await importedIds(instance, request.tasksFile ?? '', file) };
}

/** Imports the file and gives the ids of its tasks. */
async function importedIds(instance: Instance, path: string, bytes: Buffer): Promise<string[]> {
  const report = await instance.importTasks({ name: basename(path), bytes }, false);
  if (report.invalid.length > 0) {
    const places = report.invalid.map(({ line, message }) => ({
      path: line === null ? path : `${path}:${line}`,
      message,
    }));
    throw new ProblemError('import_invalid', `${path} has invalid tasks; nothing was written.`, places);
  }
  const keys = new Set([...report.created, ...report.updated, ...report.unchanged]);
  const ids: string[] = [];
  for await (const task of instance.tasks()) if (keys.has(task.key)) ids.push(task.id);
  return ids;
}

async function serverIdOf(instance: Instance, name: string): Promise<string> {
  const servers = await instance.servers();
  const found = servers.find((server) => server.name === name);
  if (found !== undefined) return found.id;
  throw new ProblemError(
    'unknown_model',
    `There is no server named "${name}". There are: ${servers.map((server) => server.name).join(', ') || 'none'}.`,
  );
}

interface Conclusion {
  readonly out: string | undefined;
  readonly minScore?: number;
  readonly baseline: FinishedRun | null;
}

async function conclude(instance: Instance, runId: string, { out, minScore, baseline }: Conclusion): Promise<number> {
  const finished = await finishedRun(instance, runId);
  const { run, results } = finished;
  const comparison = await compare(instance, run);
  process.stdout.write(describeRun(run, results));
  if (comparison !== null) process.stdout.write(`\n${describeComparison(comparison)}`);
  const gate = baseline === null ? null : await gateAgainst(instance, finished, baseline);
  if (out !== undefined)
    await writeJson(out, { run, results, comparison, ...(gate === null ? {} : { gate: gate.told }) });
  return exitCode(run, results, { minScore, gate });
}

/** The comparison of the models of a run; null where there are fewer than two, or none has a result. */
async function compare(instance: Instance, run: Run): Promise<Comparison | null> {
  const names = run.models.map((model) =>
    run.models.filter(({ name }) => name === model.name).length > 1 ? `${model.name}@${model.server}` : model.name,
  );
  const unique = [...new Set(names)];
  if (unique.length < 2 || unique.length > 10 || run.counts.cancelled === run.counts.total) return null;
  return instance.compare({ models: unique, runIds: [run.id] });
}

function exitCode(
  run: Run,
  results: readonly Result[],
  { minScore, gate }: { readonly minScore: number | undefined; readonly gate: Gate | null },
): number {
  const means = [...meanAccuracies(results).values()];
  const failed =
    minScore !== undefined && (means.length === 0 || means.some((mean) => mean === null || mean < minScore));
  if (failed) process.stderr.write(`Gate failed: a mean accuracy is below ${minScore}.\n`);
  if (gate?.failed === true) process.stderr.write('Gate failed: a confirmed regression against the baseline.\n');
  if (failed || gate?.failed === true) return EXIT.gateFailed;
  return run.status === 'completed' && gate?.judged !== false ? EXIT.ok : EXIT.incomplete;
}
