import {
  itemsPerCall,
  judgingState,
  type JudgedAnswer,
  type JudgingItem,
  type JudgingState,
  type StoredReply,
} from '@assay/domain/judging';
import { LIMITS } from '@assay/contracts';
import type { RunnerOptions } from '@assay/domain/run';
import type { ServedTag } from '@assay/server/persistence';
import type { SendRequest } from '../ask/model-asker';
import { judgeRequest } from './judge-request';
import { readGeneration, type ReadVerdict } from './read-generation';

/** One answer before a judge, outside of any run. */
export interface JudgeTalk {
  readonly served: Pick<ServedTag, 'tag' | 'capabilities' | 'parameterSize'>;
  readonly runner: RunnerOptions;
  readonly send: SendRequest;
  readonly about: JudgedAnswer;
  readonly items: readonly JudgingItem[];
  readonly nonce: string;
}

/** One reply to one item. */
export interface HeardReply extends StoredReply, ReadVerdict {
  readonly met: boolean | null;
  readonly supported: boolean | null;
  readonly pYes: number | null;
}

/** What came of it. */
export interface TalkEnd {
  readonly state: Exclude<JudgingState, { readonly kind: 'ask' }>;
  readonly replies: readonly HeardReply[];
  readonly calls: { readonly asked: number; readonly unreadable: number };
}

/** Asks a judge as a run does until its verdicts are there or it gave none, and stores nothing. Throws what sending throws. */
export async function talkToJudge({ served, runner, send, about, items, nonce }: JudgeTalk): Promise<TalkEnd> {
  const most = itemsPerCall(served.parameterSize);
  const replies: HeardReply[] = [];
  const calls = { asked: 0, unreadable: 0 };
  for (;;) {
    const state = judgingState(items, replies, most);
    if (state.kind !== 'ask') return { state, replies, calls };
    const { call } = state;
    const { tag, capabilities } = served;
    const request = judgeRequest(
      { tag, capabilities, runner },
      { about, items: state.items, call, nonce, itemsPerCall: most },
    );
    const verdicts = readGeneration(await send(request, LIMITS.timeLimitMs.default), state.items, about.answer);
    calls.asked += 1;
    if (verdicts.some(({ met }) => met === null)) calls.unreadable += 1;
    for (const [place, verdict] of verdicts.entries()) {
      const item = state.items[place]?.item ?? '';
      replies.push({ item, callNo: call.callNo, ...verdict });
    }
  }
}
