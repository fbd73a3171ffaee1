import { regressionSentence, type RegressionFacts } from './regression-words';

const facts: RegressionFacts = {
  ...{ kind: 'slower', model: 'gemma3:12b', scope: 'overall', baseline: 48, now: 31.2, freshTrials: 0, changes: [] },
  difference: { value: -0.35, low: null, high: null },
};

describe('regressionSentence', () => {
  it('says how a slow model was confirmed and where it lay', () => {
    const speed = { source: 'probe', probeId: 'a', confirmedBy: 'b', gpuShareBefore: 1, gpuShare: 0.62 } as const;
    expect(regressionSentence({ ...facts, speed })).toBe(
      'gemma3:12b got slower: 48.0 → 31.2 tokens/s, 35 % below the baseline and below each of its nights, confirmed by a second probe. ' +
        '62 % of it lay on the GPU (100 % before). Nothing that Assay can see has changed since then.',
    );
  });

  it('does not claim a second probe where there was none', () => {
    const speed = {
      source: 'answers',
      probeId: null,
      confirmedBy: null,
      gpuShareBefore: null,
      gpuShare: null,
    } as const;
    expect(regressionSentence({ ...facts, speed })).toContain(
      'in two nights in a row; no second probe confirmed it. Nothing',
    );
  });

  it('says where a model got worse, by how much, and what changed', () => {
    const changes = [{ setting: 'digest', before: 'a1d70c52', after: 'f4031aab' }];
    const worse = {
      ...facts,
      kind: 'worse',
      scope: 'planning',
      baseline: 0.63,
      now: 0.38,
      freshTrials: 72,
      changes,
    } as const;
    expect(regressionSentence({ ...worse, difference: { value: -0.25, low: -0.39, high: 0.01 } })).toBe(
      'gemma3:12b got worse at planning: 63 % → 38 %, 25 points below the baseline (39 to +1), confirmed by 72 fresh answers. ' +
        'Changed since then: digest a1d70c52 → f4031aab.',
    );
  });
});
