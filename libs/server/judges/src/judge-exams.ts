import { ProblemError } from '@assay/contracts';
import { Clock } from '@assay/domain/run';
import { JudgeExaminer } from '@assay/server/execution';
import { JudgeExamRepository, JudgeRepository, type StoredJudge } from '@assay/server/persistence';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { JudgeExamFile, type Exam } from './exam-file';

/** Between two tries while the judge's server works on a run, ms. */
const TRY_AGAIN_MS = 3_000;
/** Told this often that the exam lives, ms. */
const ALIVE_MS = 10_000;
const STOPPED = 'Assay was stopped during the exam. Start the exam again.';

/** Sittings of the exam: they go on after the request that began them. */
@Injectable()
export class JudgeExams implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JudgeExams.name);
  private readonly stopping = new AbortController();
  private readonly sittings = new Set<Promise<void>>();

  constructor(
    private readonly file: JudgeExamFile,
    private readonly judges: JudgeRepository,
    private readonly exams: JudgeExamRepository,
    private readonly examiner: JudgeExaminer,
    private readonly clock: Clock,
  ) {}

  /** Begins an exam. Throws `ProblemError` `not_found`, and `conflict` while one is under way. */
  async start(judgeId: string): Promise<void> {
    const judge = await this.judges.find(judgeId);
    if (judge === null) throw new ProblemError('not_found', `There is no judge with the id ${judgeId}.`);
    const exam = await this.file.read();
    const id = await this.exams.open(judgeId, this.examiner.questions(exam.items), exam.hash);
    if (id === null) throw new ProblemError('conflict', `${judge.name} is being examined already.`);
    const sitting = this.sit(id, judge, exam).finally(() => this.sittings.delete(sitting));
    this.sittings.add(sitting);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.sittings);
  }

  private async sit(id: string, judge: StoredJudge, exam: Exam): Promise<void> {
    const alive = setInterval(() => {
      this.exams.progress(id, null).catch((error: unknown) => this.logger.warn(`An exam: ${String(error)}`));
    }, ALIVE_MS);
    try {
      const result = await this.examine(id, judge, exam);
      if (result === null) await this.exams.fail(id, STOPPED);
      else await this.exams.finish(id, result);
    } catch (error) {
      if (!(error instanceof ProblemError)) this.logger.error(error);
      const why = this.stopping.signal.aborted ? STOPPED : reasonOf(error);
      await this.exams
        .fail(id, why)
        .catch((lost: unknown) => this.logger.error(`The end of an exam is not stored: ${String(lost)}`));
    } finally {
      clearInterval(alive);
    }
  }

  /** Waits for the judge's server as long as it works on runs; null when the process ends first. */
  private async examine(id: string, judge: StoredJudge, { items }: Exam) {
    const { signal } = this.stopping;
    for (;;) {
      try {
        return await this.examiner.examine(judge, items, signal, (done) => this.exams.progress(id, done));
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'in_use') throw error;
        if (!(await this.clock.sleep(TRY_AGAIN_MS, signal))) return null;
      }
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof ProblemError ? error.detail : 'Something went wrong on our side; the log has details.';
}
