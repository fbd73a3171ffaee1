import { basename, dirname, resolve } from 'node:path';
import { LIMITS, ProblemError, TASK_TYPES, type ModelRef, type Result, type Run } from '@assay/contracts';
import type { RecordedAnswers } from '@assay/domain/answer-file';
import { IMPORT_FORMATS } from '@assay/domain/task-file';
import { EXIT, StopRequests, type Config } from '@assay/server/config';
import type { Installation } from '../../../api/src/serve';
import { readAnswers } from '../input/read-answers';
import { INSTANCE_OPTIONS, openInstance } from '../instance/open-instance';
import type { Instance, KeyedTask } from '../instance/instance';
import { describeComparison, type ToldComparison } from '../output/describe-comparison';
import { describeRun, meanAccuracies } from '../output/describe-run';
import { outFile } from '../output/out-file';
import { RunProgress } from '../output/run-progress';
import { writeOutcome } from '../output/write-results';
import { CommandLine } from '../read-options';
import { UsageError } from '../usage-error';
import { refuse } from './compare-scores';
import { readOrRefuse } from './import';
import { compareRecorded } from './score-comparison';

const TEXT = { type: 'string' } as const;
const OPTIONS = {
  ...{ ...INSTANCE_OPTIONS, tasks: TEXT, answers: TEXT, model: TEXT, format: TEXT, type: TEXT },
  ...{ judge: TEXT, server: TEXT, name: TEXT, out: TEXT, 'min-score': TEXT },
} as const;
const LOOK_MS = 500;

/** `assay score`: stores answers that were given elsewhere as a run, scores them, and says what came of it. No model is asked for an answer. */
export async function scoreCommand(
  args: readonly string[],
  config: Config,
  installation: Installation,
): Promise<number> {
  const line = CommandLine.read(args, OPTIONS);
  const { tasksFile, answersFile, judge, server } = filesOf(line);
  const minScore = line.number('min-score', { min: 0, max: 1, whole: false });
  const out = await outFile(line);
  const bytes = await readOrRefuse(tasksFile);
  const instance = await openInstance(line, config, installation);
  try {
    const tasks = await importedTasks(instance, line, tasksFile, bytes);
    const recorded = await readAnswers(answersFile, tasks, line.text('model') ?? null);
    refuse(answersFile, recorded.problems);
    const judged = judge === undefined ? null : await judgeOf(instance, judge, server);
    const name = line.text('name') ?? nameOf(answersFile, recorded);
    const runId = await instance.record({ name, tasks: tasks.map(planned), recorded, source: basename(answersFile) });
    process.stderr.write(`Run ${runId}: ${recorded.answers.length} recorded answers\n`);
    const interrupted = await finish(instance, runId, judged);
    if (interrupted) {
      process.stderr.write(
        `\nStopped; the answers are stored. Score the rest with: npm run assay -- run --resume ${runId}\n`,
      );
      return EXIT.interrupted;
    }
    return await conclude(instance, runId, { out, minScore });
  } finally {
    await instance.close();
  }
}

function filesOf(line: CommandLine) {
  const [tasksFile, answersFile, judge, server] = ['tasks', 'answers', 'judge', 'server'].map((name) =>
    line.text(name),
  );
  if (tasksFile === undefined || answersFile === undefined)
    throw new UsageError('assay score needs --tasks FILE and --answers FILE.');
  if (line.text('api') !== undefined)
    throw new UsageError('assay score works on a data folder (--data-dir) or DATABASE_URL, not through --api.');
  if (server !== undefined && judge === undefined)
    throw new UsageError('--server is where the judge is: it goes with --judge.');
  return { tasksFile, answersFile, judge, server };
}

/** Imports the file and gives its tasks. */
async function importedTasks(
  instance: Instance,
  line: CommandLine,
  path: string,
  bytes: Buffer,
): Promise<readonly KeyedTask[]> {
  const [format, taskType] = [line.oneOf('format', IMPORT_FORMATS), line.oneOf('type', TASK_TYPES)];
  const hint = { ...(format === undefined ? {} : { format }), ...(taskType === undefined ? {} : { taskType }) };
  const report = await instance.importTasks(
    { name: basename(path), bytes, folder: dirname(resolve(path)), ...hint },
    false,
  );
  if (report.invalid.length > 0) {
    const places = report.invalid.map(({ line: at, message }) => ({
      path: at === null ? path : `${path}:${at}`,
      message,
    }));
    throw new ProblemError('import_invalid', `${path} has invalid tasks; nothing was written.`, places);
  }
  return instance.tasksWithKeys([...report.created, ...report.updated, ...report.unchanged]);
}

function planned({ id, variantCount }: KeyedTask): { id: string; variants: number } {
  return { id, variants: variantCount };
}

async function judgeOf(instance: Instance, judge: string, server: string | undefined): Promise<ModelRef> {
  const at = server === undefined ? judge.lastIndexOf('@') : -1;
  if (server !== undefined) {
    if (!URL.canParse(server) || !/^https?:/.test(server))
      throw new UsageError(`--server needs an http or https address, not "${server}".`);
    return { model: judge, serverId: (await instance.useServer(server)).id };
  }
  await instance.refreshServers();
  if (at < 1) return { model: judge };
  const name = judge.slice(at + 1);
  const found = (await instance.servers()).find((one) => one.name === name);
  if (found === undefined) throw new ProblemError('unknown_model', `There is no server named "${name}".`);
  return { model: judge.slice(0, at), serverId: found.id };
}

function nameOf(answersFile: string, { models }: RecordedAnswers): string {
  const named = models.length <= 3 ? models.join(', ') : `${models.length} models`;
  return `${basename(answersFile)}: ${named}`.slice(0, LIMITS.nameLength);
}

/** Scores by programs, then has the judge asked; true when a signal ended it. */
async function finish(instance: Instance, runId: string, judge: ModelRef | null): Promise<boolean> {
  const requests = new StopRequests();
  const interrupted = new AbortController();
  void requests.first.then(() => interrupted.abort());
  void requests.again.then(() => process.exit(EXIT.interrupted));
  const progress = new RunProgress(process.stderr);
  const { signal } = interrupted;
  try {
    await instance.scoreRecorded(runId, signal, (done) => progress.tell(`${done} scored`));
    if (judge !== null && !signal.aborted) await instance.rescore(runId, judge);
    while (!signal.aborted) {
      const run = await instance.run(runId);
      progress.show(run);
      if (run.finishedAt !== null) return false;
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
    return true;
  } finally {
    progress.end();
    requests.close();
  }
}

async function conclude(
  instance: Instance,
  runId: string,
  { out, minScore }: { readonly out: string | undefined; readonly minScore: number | undefined },
): Promise<number> {
  const run = await instance.run(runId);
  const compare = (results: readonly Result[]): Promise<ToldComparison | null> =>
    compareRecorded(instance, run, results);
  const { results, comparison } = await writeOutcome(out, run, instance.results({ runId }), compare);
  process.stdout.write(describeRun(run, results));
  if (comparison !== null) process.stdout.write(`\n${describeComparison(comparison)}`);
  return exitCode(run, results, minScore);
}

function exitCode(run: Run, results: readonly Result[], minScore: number | undefined): number {
  const means = [...meanAccuracies(results).values()];
  if (minScore !== undefined && means.some((mean) => mean === null || mean < minScore)) {
    process.stderr.write(`Gate failed: a mean accuracy is below ${minScore}.\n`);
    return EXIT.gateFailed;
  }
  return run.status === 'completed' ? EXIT.ok : EXIT.incomplete;
}
