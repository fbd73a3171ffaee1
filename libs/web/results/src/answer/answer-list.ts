import { inject, Injectable } from '@angular/core';
import { readAll, ResultsApi } from '@assay/web/data';
import { answerQuery } from '../run/answers-query';
import type { RowFilter } from '../run/row-filter';

const MOST = 2_000;

/** The list that an answer was opened from, read once per filter and kept while one pages through it. */
@Injectable({ providedIn: 'root' })
export class AnswerList {
  private readonly api = inject(ResultsApi);
  private key = '';
  private ids: Promise<readonly string[]> = Promise.resolve([]);

  /** Ids in the order of the list, at most 2,000; a list that cannot be read is empty, and asked for again next time. */
  of(runId: string, filter: RowFilter): Promise<readonly string[]> {
    const key = JSON.stringify([runId, filter]);
    if (key === this.key) return this.ids;
    this.key = key;
    this.ids = this.read(runId, filter).catch(() => {
      this.key = '';
      return [];
    });
    return this.ids;
  }

  private async read(runId: string, filter: RowFilter): Promise<readonly string[]> {
    const query = answerQuery(runId, filter);
    if (query === null) return [];
    const list = await readAll((page) => this.api.list({ ...query, ...page }), MOST);
    return list.items.map((result) => result.id);
  }
}
