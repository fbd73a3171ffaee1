import { Clock } from '@assay/domain/run';
import { Evaluator } from '@assay/server/evaluation';
import { untilStored } from '@assay/server/persistence';
import { EngineStore } from '../engine-store';
import type { Lane } from '../lane/lane';

/** Ends what waits for a judge that cannot judge: the answers stay unscored, with the reason, and can be scored again. */
export class JudgeGivingUp {
  constructor(
    private readonly store: EngineStore,
    private readonly evaluator: Evaluator,
    private readonly clock: Clock,
  ) {}

  async giveUp(
    lane: Lane,
    part: { readonly runId: string; readonly modelId: string; readonly numCtx: number },
    reason: string,
  ): Promise<void> {
    const { judging } = this.store;
    const wait = (ms: number): Promise<boolean> => this.clock.sleep(ms, lane.endSignal);
    const key = { modelId: part.modelId, numCtx: part.numCtx, runIds: [part.runId], serverVersion: null };
    await untilStored(() => judging.endDelays(lane.held.serverId), { wait });
    for (;;) {
      const answer = await untilStored(() => judging.claim(lane.held, key), { wait });
      if (answer === null) return;
      await this.evaluator.conclude(answer, { kind: 'failed', reason }, lane.endSignal);
    }
  }
}
