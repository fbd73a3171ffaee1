import { combineStats, compareModels, judgedExamples } from '@assay/domain/comparison';
import { certificateSentence } from '@assay/domain/judging';
import type { ResultReport } from '@assay/domain/report';
import { JudgeCertificates } from '@assay/server/evaluation';
import {
  ComparisonRepository,
  ResultRepository,
  RunViewRepository,
  type ResultFilter,
  type RunViewRow,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

const NO_COMPARISON = { scopes: [], family: '', grid: [], notes: [], judged: [] } as const;

/** Reads what a report for people is written from: of one run with its comparison, of any other selection with its counts. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly results: ResultRepository,
    private readonly runs: RunViewRepository,
    private readonly comparisons: ComparisonRepository,
    private readonly certificates: JudgeCertificates,
  ) {}

  /** The name of the run, or what else is selected. */
  async title({ runId }: ResultFilter): Promise<string> {
    const run = runId === undefined ? null : await this.runs.find(runId);
    return run?.name ?? 'Stored results';
  }

  async read(filter: ResultFilter): Promise<ResultReport> {
    const run = filter.runId === undefined ? null : await this.runs.find(filter.runId);
    const columns = await this.results.columns(filter);
    const { judged, ...compared } = run === null ? NO_COMPARISON : await this.compare(run, filter);
    const facts = run === null ? ([] as const) : factsOf(run, await this.certified(judged));
    const title = run?.name ?? 'Stored results';
    return { title, facts, columns, ...compared, writtenAt: new Date().toISOString() };
  }

  /** The models of the run on the tasks that they share. */
  private async compare(
    run: RunViewRow,
    filter: ResultFilter,
  ): Promise<Pick<ResultReport, 'scopes' | 'family' | 'grid' | 'notes'> & { readonly judged: readonly string[] }> {
    const stored = await this.comparisons.columns([run.id], null);
    const nameOf = ({ model, server }: { readonly model: string; readonly server: string }): string =>
      stored.filter((one) => one.model === model).length > 1 ? `${model}@${server}` : model;
    const wanted = stored.map((column) => ({
      name: nameOf(column),
      modelId: column.modelId,
      serverId: column.serverId,
      runIds: [run.id],
    }));
    const stats = await this.comparisons.stats(wanted, { taskTypes: filter.taskType ?? null, categories: null });
    const greedy = new Set(stored.filter(({ sampling }) => sampling['temperature'] === 0).map(nameOf));
    const { cells } = combineStats(stats, (model) => greedy.has(model));
    const tasks = await this.comparisons.tasks([...new Set(stats.map((stat) => stat.taskId))]);
    const compared = compareModels({
      models: stored.map((column) => ({
        name: nameOf(column),
        serverId: column.serverId,
        sizeBytes: column.sizeBytes,
        identity: column.modelId,
      })),
      tasks,
      cells,
    });
    return { ...compared, judged: judgedExamples(tasks, cells) };
  }

  /** What is known of each judge whose verdicts are in these answers, in words. */
  private async certified(resultIds: readonly string[]): Promise<string[]> {
    const judges = new Map((await this.comparisons.judging(resultIds)).map(({ judgeId, name }) => [judgeId, name]));
    const words: string[] = [];
    for (const [id, name] of judges) {
      const certificate = await this.certificates.valid(id);
      if (certificate !== null) words.push(certificateSentence(name, certificate));
    }
    return words;
  }
}

function factsOf(run: RunViewRow, judges: readonly string[]): (readonly [string, string])[] {
  const { counts } = run;
  return [
    ['Run', `${run.number}, ${run.status.replaceAll('_', ' ')}${run.reason === null ? '' : ` (${run.reason})`}`],
    [
      'Asked',
      `${run.tasks} ${run.tasks === 1 ? 'task' : 'tasks'} × ${run.epochs} ${run.epochs === 1 ? 'try' : 'tries'}${run.suite === null ? '' : `, suite ${run.suite}`}`,
    ],
    [
      'Answers',
      `${counts.passed} passed, ${counts.failed} not passed, ${counts.unscored} without a score, ${counts.missing} missing`,
    ],
    ['Judge', judges.length === 0 ? (run.judge?.name ?? 'none') : judges.join(' ')],
    ['Started', (run.startedAt ?? run.createdAt).toISOString()],
    ['Finished', run.finishedAt?.toISOString() ?? 'not yet: the figures are provisional'],
  ];
}
