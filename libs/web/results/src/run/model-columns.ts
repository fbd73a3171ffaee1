import type { RunModel } from '@assay/contracts';
import type { AnswerRow } from './answer-row';

/** A model of the run as the charts name it. */
export interface ModelColumn {
  readonly modelId: string;
  readonly serverId: string;
  /** The tag; with the server behind it where two servers of the run hold it. The comparison of this run knows it by this name. */
  readonly label: string;
}

export function modelColumns(models: readonly RunModel[]): ModelColumn[] {
  return models.map((model) => {
    const twice = models.filter((other) => other.name === model.name).length > 1;
    const label = twice ? `${model.name}@${model.server}` : model.name;
    return { modelId: model.modelId, serverId: model.serverId, label };
  });
}

/** The answers of one column. */
export function answersOf(column: ModelColumn, rows: readonly AnswerRow[]): AnswerRow[] {
  return rows.filter((row) => row.modelId === column.modelId && row.serverId === column.serverId);
}
