import { createHash } from 'node:crypto';
import type { JudgeExamResult } from '@assay/contracts';
import { examResult, type ExamQuestion, type ExamReply, type JudgingItem } from '@assay/domain/judging';
import type { RunnerOptions } from '@assay/domain/run';
import type { ServedTag } from '@assay/server/persistence';
import type { SendRequest } from '../ask/model-asker';
import { talkToJudge } from './judge-talk';

/** Who sits, and how its server is asked. */
export interface Examined {
  readonly served: Pick<ServedTag, 'tag' | 'capabilities' | 'parameterSize'>;
  readonly runner: RunnerOptions;
  readonly send: SendRequest;
}

/** An exam under way: what was answered stays answered when the judge's server is wanted for other work in between. */
export class ExamSitting {
  private readonly replies: ExamReply[] = [];
  private readonly calls = { asked: 0, unreadable: 0 };

  constructor(
    private readonly questions: readonly ExamQuestion[],
    /** Hexadecimal digits that no answer knows. */
    private readonly secret: string,
  ) {}

  get done(): number {
    return this.replies.length;
  }

  get isOver(): boolean {
    return this.done === this.questions.length;
  }

  get result(): JudgeExamResult {
    return examResult(this.replies, this.calls);
  }

  /** Puts the next question. */
  async next(examined: Examined): Promise<void> {
    const question = this.questions[this.done];
    if (question === undefined) return;
    const verdicts = await this.verdicts(question, examined);
    this.replies.push({ question, verdicts });
  }

  /** One for each item, null where no reply could be read; of a control every verdict is wanted, the wrong one too. */
  private async verdicts({ about, items }: ExamQuestion, examined: Examined): Promise<(boolean | null)[]> {
    const found = new Map<string, boolean | null>();
    let open: readonly JudgingItem[] = items.map((item) => ({ ...item, expected: null }));
    const nonce = createHash('sha256').update(`${this.secret}\n${this.done}`).digest('hex').slice(0, 16);
    while (open.length > 0) {
      const { state, calls } = await talkToJudge({ ...examined, about, items: open, nonce });
      this.calls.asked += calls.asked;
      this.calls.unreadable += calls.unreadable;
      if (state.kind === 'judged') {
        for (const { item, met } of state.verdicts) found.set(item.item, met);
        break;
      }
      const { item } = state;
      found.set(item, null);
      open = open.filter((one) => one.item !== item);
    }
    return items.map(({ item }) => found.get(item) ?? null);
  }
}
