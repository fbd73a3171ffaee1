import {
  TASK_TYPES,
  type Comparison,
  type ComparisonJudge,
  type ComparisonScope,
  type TaskType,
} from '@assay/contracts';
import { combineStats, compareModels, judgedExamples, type ComparedCell } from '@assay/domain/comparison';
import { certificateSentence } from '@assay/domain/judging';
import { calculateScore, PROFILES, SPEED_TARGETS } from '@assay/domain/scoring';
import { JudgeCertificates } from '@assay/server/evaluation';
import { ComparisonRepository, splitModel, type JudgedAnswerRow, type WantedColumn } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { checkNames, chooseColumns, type ChosenColumn } from './choose-columns';
import { columnDifferences, columnNotes } from './column-differences';
import { Recent } from './recent';

/** What is compared. */
export interface ComparisonRequest {
  /** 2–10 names: a tag, or tag@server. */
  readonly models: readonly string[];
  readonly runIds?: readonly string[] | undefined;
  readonly taskTypes?: readonly TaskType[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly baseline?: string | undefined;
  /** Id of a profile: its composite is added to every entry. */
  readonly profile?: string | undefined;
}

type JudgeBehind = Pick<ComparisonJudge, 'id' | 'name' | 'modelId' | 'serverId'>;
/** A comparison but for what people say about its judges. */
type ComputedComparison = Omit<Comparison, 'judges'> & { readonly judges: readonly JudgeBehind[] };

/** Comparisons that are kept: a large one is a few megabytes. */
const KEPT = 24;

/** Reads stored results and lets the domain say what they mean. */
@Injectable()
export class ComparisonService {
  /** Comparisons by everything that they depend on: request, columns, and the revision of every run behind them. */
  private readonly computed = new Recent<ComputedComparison>(KEPT);

  constructor(
    private readonly repository: ComparisonRepository,
    private readonly certificates: JudgeCertificates,
  ) {}

  /** Throws `invalid_request`, `unknown_model`, `ambiguous_model`. */
  async compare(request: ComparisonRequest): Promise<Comparison> {
    const names = checkNames(request.models);
    const tags = names.map((name) => splitModel(name)[0] ?? name);
    const columns = chooseColumns(names, await this.repository.columns(request.runIds ?? null, tags));
    const compared = await this.computed.get(JSON.stringify([request, columns]), () => this.compute(request, columns));
    return { ...compared, judges: await this.certified(compared.judges) };
  }

  /** People may have labelled since the comparison was computed. */
  private async certified(judges: ComputedComparison['judges']): Promise<ComparisonJudge[]> {
    const certified: ComparisonJudge[] = [];
    for (const judge of judges) {
      const certificate = await this.certificates.valid(judge.id);
      if (certificate === null) continue;
      const { grade, labels, specificity } = certificate;
      certified.push({ ...judge, grade, labels, specificity, words: certificateSentence(judge.name, certificate) });
    }
    return certified;
  }

  private async compute(request: ComparisonRequest, columns: readonly ChosenColumn[]): Promise<ComputedComparison> {
    const wanted = { taskTypes: request.taskTypes ?? null, categories: request.categories ?? null };
    const stats = await this.repository.stats(columns.map(toWanted), wanted);
    const tasks = await this.repository.tasks([...new Set(stats.map((stat) => stat.taskId))]);
    const greedy = new Set(
      columns.filter(({ sampling }) => sampling['temperature'] === 0).map(({ model }) => model.name),
    );
    const { cells, otherwiseScored } = combineStats(stats, (model) => greedy.has(model));
    const judging = await this.repository.judging(judgedExamples(tasks, cells));
    const byFamily = new Set(judging.filter((one) => one.byFamily).map(({ resultId }) => resultId));
    const compared = compareModels({
      models: columns.map(({ model }) => ({
        name: model.name,
        serverId: model.serverId,
        sizeBytes: model.sizeBytes,
        identity: model.modelId,
      })),
      tasks,
      cells: byFamily.size === 0 ? cells : cells.map((cell) => markedFamily(cell, byFamily)),
      baseline: request.baseline ?? null,
      ...(request.categories === undefined
        ? {}
        : { scopes: ['overall', ...request.categories.map((category) => `category:${category}`)] }),
    });
    return {
      models: columns.map(({ model }) => model),
      baseline: compared.baseline,
      family: compared.family,
      scopes: compared.scopes.map((scope) => withComposite(scope, request.profile)),
      grid: compared.grid,
      items: compared.items ?? [],
      judges: judgesOf(judging),
      notes: [...columnNotes(columns), ...otherwiseScoredNote(otherwiseScored), ...compared.notes],
      differences: columnDifferences(columns),
    };
  }
}

/** A cell whose example a judge of the model's own family scored. */
function markedFamily(cell: ComparedCell, byFamily: ReadonlySet<string>): ComparedCell {
  return cell.resultId != null && byFamily.has(cell.resultId) ? { ...cell, judgedByFamily: true } : cell;
}

/** Each judge once, the first that was used first. */
function judgesOf(judging: readonly JudgedAnswerRow[]): JudgeBehind[] {
  const judges = new Map(
    judging.map(({ judgeId, name, modelId, serverId }) => [judgeId, { id: judgeId, name, modelId, serverId }]),
  );
  return [...judges.values()];
}

/** Says that answers were left out because another evaluator scored them. */
function otherwiseScoredNote(count: number): string[] {
  if (count === 0) return [];
  const which = count === 1 ? 'One model was scored on one task' : `${count} times a model was scored on a task`;
  return [
    `${which} by another judge or another version of the scorers: left out, never mixed. Scoring that run again makes it comparable.`,
  ];
}

/** Adds what a profile makes of the figures of each entry; without one nothing changes. */
function withComposite(scope: ComparisonScope, profileId: string | undefined): ComparisonScope {
  const profile = PROFILES.find(({ id }) => id === profileId);
  if (profile === undefined) return scope;
  const targets = SPEED_TARGETS[TASK_TYPES.find((type) => type === scope.scope) ?? 'default'];
  const entries = scope.entries.map((entry) => {
    const { medianMs } = entry.speed;
    const axes = {
      accuracy: entry.accuracy.value,
      relevance: entry.relevance,
      latencyS: medianMs === null ? null : medianMs / 1_000,
    };
    return { ...entry, composite: calculateScore(axes, profile, targets).composite };
  });
  return { ...scope, entries };
}

function toWanted({ model }: ChosenColumn): WantedColumn {
  const { name, modelId, serverId, runIds } = model;
  return { name, modelId, serverId, runIds };
}
