import { evidenceFlags, queueTime, type TrialEvidence } from './evidence-flags';

const timings = {
  totalMs: 2_000,
  loadMs: 100,
  promptMs: 300,
  generationMs: 1_500,
  promptTokens: 50,
  answerTokens: 100,
  wallMs: 2_010,
  firstTokenMs: 400,
  firstAnswerMs: 400,
};
const plain: TrialEvidence = {
  timings,
  numCtx: 8_192,
  wasLoaded: true,
  inFlight: 1,
  afterAbort: false,
  promptSeen: false,
  attempt: 1,
  sanitised: false,
  gpuShare: { atStart: 1, now: 1 },
  loadedContext: 8_192,
  versionChanged: false,
};
const flags = (more: Partial<TrialEvidence>): string[] => evidenceFlags({ ...plain, ...more });

describe('evidenceFlags', () => {
  it('says nothing of a quiet server', () => {
    expect(flags({})).toEqual([]);
    expect(queueTime(timings)).toBe(100); // 2 000 − 100 − 300 − 1 500
  });

  it('F50 calls a server contended when more than 250 ms or 5 % of the time is in no phase', () => {
    const waited = (totalMs: number): Partial<TrialEvidence> => ({ timings: { ...timings, totalMs, wallMs: totalMs } });
    expect(flags(waited(2_150))).toEqual([]); // exactly 250 ms
    expect(flags(waited(2_151))).toEqual(['contended']);
    const long = { ...timings, generationMs: 59_000, totalMs: 59_400 + 3_000, wallMs: 62_400 };
    expect(flags({ timings: long })).toEqual([]); // 3 000 ms of 62 400 = 4.8 %
  });

  it('holds our clock against the phases where the server tells no total', () => {
    const phases = (wallMs: number): Partial<TrialEvidence> => ({
      timings: { ...timings, totalMs: null, loadMs: null, wallMs },
    });
    expect(flags(phases(2_050))).toEqual([]); // 300 + 1 500 + 250
    expect(flags(phases(2_051))).toEqual(['contended']);
    expect(flags({ timings: { ...timings, totalMs: null, promptMs: null, wallMs: 9_000 } })).toEqual([]);
  });

  it('believes the server how much of a prompt was cached, and else what was asked before', () => {
    const cached = (cachedTokens: number | null, promptSeen: boolean): Partial<TrialEvidence> => ({
      timings: { ...timings, cachedTokens },
      promptSeen,
    });
    expect(flags(cached(null, true))).toEqual(['prompt_cached']);
    expect(flags(cached(5, true))).toEqual([]); // a tenth of 50: the template
    expect(flags(cached(6, false))).toEqual(['prompt_cached']);
  });

  it('F50 takes a load under a warm model for somebody else’s swap', () => {
    const swapped = { ...timings, loadMs: 5_000, totalMs: 6_900, wallMs: 6_900 };
    expect(flags({ timings: swapped })).toEqual(['cold', 'contended']);
    expect(flags({ timings: swapped, wasLoaded: false })).toEqual(['cold']);
  });

  it('F49 flags graphics memory only where it shrank since the block began', () => {
    expect(flags({ gpuShare: { atStart: 1, now: 0.6 } })).toEqual(['cpu_spill']);
    expect(flags({ gpuShare: { atStart: 0, now: 0 } })).toEqual([]);
    expect(flags({ gpuShare: { atStart: null, now: 0 } })).toEqual([]);
  });

  it.each<[string, Partial<TrialEvidence>]>([
    ['prompt_cached', { promptSeen: true }],
    ['concurrent', { inFlight: 2 }],
    ['after_cancel', { afterAbort: true }],
    ['near_context', { numCtx: 150 }],
    ['sanitised', { sanitised: true }],
    ['retried', { attempt: 2 }],
    ['server_changed', { versionChanged: true }],
    ['context_smaller', { loadedContext: 4_096 }],
  ])('sets %s by its evidence alone', (flag, evidence) => {
    expect(flags(evidence)).toContain(flag);
  });
});
