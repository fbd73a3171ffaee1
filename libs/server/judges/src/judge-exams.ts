import { ProblemError, type ModelRef } from '@assay/contracts';
import { Clock } from '@assay/domain/run';
import { JudgeExaminer } from '@assay/server/execution';
import { JudgeExamRepository, JudgeRepository, type StoredJudge } from '@assay/server/persistence';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { JudgeExamFile, type Exam } from './exam-file';

/** Between two tries while the judge's server works on a run, ms. */
const TRY_AGAIN_MS = 3_000;
/** Told this often that the exam lives, and looked as often whether somebody cancelled it, ms. */
const ALIVE_MS = 1_000;
const STOPPED = 'Assay was stopped during the exam. Start the exam again.';
const UPDATED = 'The version of its server changed during the exam. Start the exam again.';

/** Sittings of the exam: they go on after the request that began them. */
@Injectable()
export class JudgeExams implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JudgeExams.name);
  private readonly stopping = new AbortController();
  private readonly sittings = new Map<string, { readonly cancel: AbortController; readonly over: Promise<void> }>();

  constructor(
    private readonly file: JudgeExamFile,
    private readonly judges: JudgeRepository,
    private readonly exams: JudgeExamRepository,
    private readonly examiner: JudgeExaminer,
    private readonly clock: Clock,
  ) {}

  /** Makes a model known as a judge before its first use; gives its id. Throws `ProblemError` `unknown_model`, `ambiguous_model`. */
  register(ref: ModelRef): Promise<string> {
    return this.examiner.register(ref);
  }

  /** Begins an exam. Throws `ProblemError` `not_found`, and `conflict` while one is under way. */
  async start(judgeId: string): Promise<void> {
    const judge = await this.mustExist(judgeId);
    const exam = await this.file.read();
    const id = await this.exams.open(judgeId, this.examiner.questions(exam.items), exam.hash);
    if (id === null) throw new ProblemError('conflict', `${judge.name} is being examined already.`);
    const cancel = new AbortController();
    const over = this.sit(id, judge, exam, cancel).finally(() => this.sittings.delete(id));
    this.sittings.set(id, { cancel, over });
  }

  /** Ends the exam of a judge, the question under way too. Throws `ProblemError` `not_found`, and `conflict` where there is none. */
  async cancel(judgeId: string): Promise<void> {
    const judge = await this.mustExist(judgeId);
    const id = await this.exams.cancel(judgeId);
    if (id === null) throw new ProblemError('conflict', `${judge.name} is not being examined.`);
    this.sittings.get(id)?.cancel.abort();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled([...this.sittings.values()].map(({ over }) => over));
  }

  private async sit(id: string, judge: StoredJudge, exam: Exam, cancel: AbortController): Promise<void> {
    const alive = setInterval(() => {
      this.exams.alive(id).then(
        (isOpen) => {
          if (!isOpen) cancel.abort();
        },
        (error: unknown) => this.logger.warn(`An exam: ${String(error)}`),
      );
    }, ALIVE_MS);
    try {
      await this.examine(id, judge, exam, AbortSignal.any([this.stopping.signal, cancel.signal]));
      if (this.stopping.signal.aborted) await this.exams.fail(id, STOPPED);
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

  /** Gives way to the runs on the judge's server between any two questions, and goes on from there once it is free. */
  private async examine(id: string, judge: StoredJudge, { items }: Exam, signal: AbortSignal): Promise<void> {
    const sitting = this.examiner.sitting(items);
    let version: string | null | undefined;
    while (!signal.aborted) {
      const told = (done: number): Promise<void> => this.exams.progress(id, done);
      const before = sitting.done;
      const { end, serverVersion } = await this.examiner.examine(judge, sitting, signal, told);
      if (version !== undefined && version !== serverVersion) throw new ProblemError('conflict', UPDATED);
      if (sitting.done > before) version = serverVersion;
      if (end === 'over') return this.exams.finish(id, sitting.result, serverVersion);
      await this.exams.wait(id);
      await this.clock.sleep(TRY_AGAIN_MS, signal);
    }
  }

  private async mustExist(judgeId: string): Promise<StoredJudge> {
    const judge = await this.judges.find(judgeId);
    if (judge === null) throw new ProblemError('not_found', `There is no judge with the id ${judgeId}.`);
    return judge;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof ProblemError ? error.detail : 'Something went wrong on our side; the log has details.';
}
