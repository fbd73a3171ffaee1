import { ProblemError } from '@assay/contracts';
import { JUDGE_PROMPT_HASHES } from '@assay/server/evaluation';
import { JudgeExamRepository } from '@assay/server/persistence';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { JudgeExams } from './judge-exams';

/** Between two looks for judges that were never examined, ms; 0 = they are examined on request alone. */
export abstract class FirstExamPace {
  abstract readonly everyMs: number;
}

/** Examines a judge after its first use, and after the first under another version of its server, once no run is open. */
@Injectable()
export class FirstExams implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FirstExams.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pace: FirstExamPace,
    private readonly exams: JudgeExams,
    private readonly stored: JudgeExamRepository,
  ) {}

  onApplicationBootstrap(): void {
    if (this.pace.everyMs <= 0) return;
    this.timer = setInterval(() => {
      this.look().catch((error: unknown) => this.logger.warn(`No look for judges to examine: ${String(error)}`));
    }, this.pace.everyMs);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Begins the first exam of one judge, where one is due. */
  async look(): Promise<void> {
    const id = await this.stored.neverExamined(JUDGE_PROMPT_HASHES);
    if (id === null) return;
    try {
      await this.exams.start(id);
    } catch (error) {
      // Another process was quicker, or the judge is gone.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
}
