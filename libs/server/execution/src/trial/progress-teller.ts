import type { TrialProgress } from '@assay/contracts';
import { Failpoints } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import type { ClaimedTrial } from '@assay/server/persistence';

const TELL_EVERY_MS = 250;
const SHOWN_CHARACTERS = 4_000;

/** Tells those who watch how far an answer is: a few times a second, and only if somebody watches. */
export class ProgressTeller {
  private toldAt = 0;

  constructor(
    private readonly bus: RunEventBus,
    private readonly trial: ClaimedTrial,
    private readonly failpoints: Failpoints,
  ) {}

  begin(): void {
    this.publish({ phase: 'prefill', tokens: 0, text: '' });
  }

  tell(progress: Pick<TrialProgress, 'phase' | 'tokens' | 'text'>): void {
    this.failpoints.pass('mid_stream');
    const now = performance.now();
    if (now - this.toldAt < TELL_EVERY_MS) return;
    this.toldAt = now;
    this.publish(progress);
  }

  private publish({ phase, tokens, text }: Pick<TrialProgress, 'phase' | 'tokens' | 'text'>): void {
    const { runId, trialId } = this.trial;
    if (!this.bus.wantsProgress(runId)) return;
    this.bus.publishProgress({ runId, trialId, phase, tokens, text: text.slice(-SHOWN_CHARACTERS) });
  }
}
