import { ProblemError, type Result } from '@assay/contracts';
import { writeHtml, writeMarkdown } from '@assay/domain/report';
import { ResultRepository, RunViewRepository, type ResultFilter } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import type { ExportFormat } from './formats';
import { ReportReader } from './report-reader';
import { writeBenchstat } from './write-benchstat';
import { writeJunit } from './write-junit';
import { writeCsv, writeJson, writeJsonl } from './write-rows';

/** Answers that a report for people shows whole; the others are counted in it. */
const SHOWN_FAILURES = 500;

/** Results as files, piece by piece: memory stays flat however many there are. */
@Injectable()
export class ResultExports {
  constructor(
    private readonly results: ResultRepository,
    private readonly reports: ReportReader,
    private readonly runs: RunViewRepository,
  ) {}

  /** Throws `ProblemError` `not_found` for a run that is not there: its file would look like that of a run without results. */
  async check({ runId }: ResultFilter): Promise<void> {
    if (runId !== undefined && (await this.runs.find(runId)) === null)
      throw new ProblemError('not_found', `There is no run with the id ${runId}.`);
  }

  /** The file of the results of a filter. */
  write(filter: ResultFilter, format: ExportFormat): AsyncGenerator<string> {
    switch (format) {
      case 'csv':
        return writeCsv(this.results.stream(filter));
      case 'jsonl':
        return writeJsonl(this.results.stream(filter));
      case 'json':
        return writeJson(this.results.stream(filter));
      case 'benchstat':
        return writeBenchstat(this.results.stream(filter));
      case 'junit':
        return this.junit(filter);
      case 'markdown':
        return this.markdown(filter);
      case 'html':
        return this.html(filter);
      default:
        return format satisfies never;
    }
  }

  private async *junit(filter: ResultFilter): AsyncGenerator<string> {
    const columns = await this.results.columns(filter);
    const title = await this.reports.title(filter);
    yield* writeJunit(title, columns, ({ model, server, serverId }) =>
      this.results.stream({ ...filter, model: `${model}@${server}`, serverId }),
    );
  }

  private async *markdown(filter: ResultFilter): AsyncGenerator<string> {
    yield* writeMarkdown(await this.reports.read(filter));
  }

  private async *html(filter: ResultFilter): AsyncGenerator<string> {
    yield* writeHtml(await this.reports.read(filter), this.failures(filter), SHOWN_FAILURES);
  }

  /** Answers that did not pass, oldest first. */
  private failures(filter: ResultFilter): AsyncIterable<Result> {
    return this.results.stream({ ...filter, passed: false });
  }
}
