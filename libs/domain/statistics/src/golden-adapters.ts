import {
  binomialCdf,
  bootstrapPercentile,
  bradleyTerry,
  type ChecklistCriterion,
  checklistScore,
  chiSquaredTail,
  clusteredMean,
  clusterMeanAt,
  cohensKappa,
  compositeScore,
  type CompositeWeights,
  differenceVariance,
  holm,
  incompleteBeta,
  judgeCorrectedRate,
  type KappaWeights,
  logGamma,
  mcnemar,
  meanAt,
  type Measurement as Value,
  medianAbsoluteDeviation,
  medianAt,
  minimumDetectableEffect,
  normalCdf,
  normalQuantile,
  pairedDifferenceAt,
  pairedEProcess,
  pairedT,
  paretoFront,
  passAtK,
  passes,
  type PowerPlan,
  quantiles,
  rankCorrelation,
  requiredTasks,
  type ResampledStatistic,
  scoreInterval,
  signFlip,
  tCdf,
  type TieModel,
  tQuantile,
  wilsonInterval,
  withinTaskPermutation,
} from './index';

type Values = readonly Value[];

/** Reads the input of one golden file; the returned names are those of the file. */
const adapt =
  <T>(run: (input: T) => unknown) =>
  (input: unknown): unknown =>
    run(input as T);

const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number | null>> = {
  norm_cdf: normalCdf,
  norm_ppf: normalQuantile,
  t_cdf: tCdf,
  t_ppf: tQuantile,
  beta_inc: incompleteBeta,
  binom_cdf: binomialCdf,
  chi2_sf: chiSquaredTail,
  log_gamma: logGamma,
};

interface BootstrapData {
  readonly values?: Values;
  readonly a?: Values;
  readonly b?: Values;
  readonly clusters?: readonly (readonly number[])[];
}

function statisticOf(
  name: string,
  { values = [], a = [], b = [], clusters = [] }: BootstrapData,
): [number, ResampledStatistic] {
  switch (name) {
    case 'mean':
      return [values.length, meanAt(values)];
    case 'median':
      return [values.length, medianAt(values)];
    case 'paired_mean_diff':
      return [a.length, pairedDifferenceAt(a, b)];
    case 'cluster_mean':
      return [clusters.length, clusterMeanAt(clusters)];
    default:
      throw new Error(`no statistic named ${name}`);
  }
}

type PowerInput = Record<'omega2' | 'sigma2_a' | 'sigma2_b' | 'trials_a' | 'trials_b', number> &
  Record<'n_tasks' | 'delta' | 'alpha' | 'power', number>;

const planOf = ({ omega2, alpha, power, ...i }: PowerInput): PowerPlan => ({
  ...{ omega2, alpha, power, sigma2A: i.sigma2_a, sigma2B: i.sigma2_b },
  ...{ trialsA: i.trials_a, trialsB: i.trials_b },
});

/** Golden values are exact: no approximation to save time. */
const EXACT = { workLimit: 1_000_000_000 };

/** One adapter per golden file: how our functions say what the file asks. */
export const ADAPTERS: Readonly<Record<string, (input: unknown) => unknown>> = {
  bootstrap_percentile: adapt<{ statistic: string; data: BootstrapData; resamples: number[][]; confidence: number }>(
    (i) => {
      const r = bootstrapPercentile(...statisticOf(i.statistic, i.data), i.resamples, i.confidence);
      return { ...r, boot_se: r.se };
    },
  ),
  bradley_terry: adapt<{
    players: string[];
    matches: { a: string; b: string; wins_a: number; wins_b: number; ties: number }[];
    model: TieModel;
    lambda: number;
  }>((i) => {
    const matches = i.matches.map(({ wins_a: winsA, wins_b: winsB, ...rest }) => ({ ...rest, winsA, winsB }));
    const r = bradleyTerry(i.players, matches, i.model, i.lambda);
    return { ...r, theta: r.theta && Object.fromEntries(r.theta), elo: r.elo && Object.fromEntries(r.elo) };
  }),
  calculate_score: adapt<{
    axes: { accuracy: Value; relevance: Value; latency_s: Value };
    profile: { mode: 'gated' | 'additive'; weights: CompositeWeights; good_s: number; limit_s: number };
  }>(({ axes, profile }) =>
    compositeScore(
      { accuracy: axes.accuracy, relevance: axes.relevance, seconds: axes.latency_s },
      { method: profile.mode, weights: profile.weights, goodSeconds: profile.good_s, limitSeconds: profile.limit_s },
    ),
  ),
  checklist_score: adapt<{ criteria: ChecklistCriterion[]; threshold: number }>((i) =>
    checklistScore(i.criteria, i.threshold),
  ),
  clustered_se: adapt<{ values: Values; clusters: string[]; confidence: number }>((i) => {
    const r = clusteredMean(i.values, i.clusters, i.confidence);
    return { ...r, se_iid: r.seIid, se_cr0: r.seCr0, se_cr1: r.seCr1, design_effect: r.designEffect };
  }),
  e_process: adapt<{ differences: Values; alpha: number }>((i) => {
    const r = pairedEProcess(i.differences, i.alpha);
    return { log_e: r.logE, stop_at: r.stopAt };
  }),
  holm: adapt<{ p_values: Values; alpha: number }>((i) => holm(i.p_values, i.alpha)),
  judge_corrected_rate: adapt<{
    n: number;
    judged_pass: number;
    m_fail: number;
    judge_said_fail: number;
    m_pass: number;
    judge_said_pass: number;
    confidence: number;
  }>((i) =>
    judgeCorrectedRate(
      {
        n: i.n,
        judgedPass: i.judged_pass,
        humanFail: i.m_fail,
        judgeSaidFail: i.judge_said_fail,
        humanPass: i.m_pass,
        judgeSaidPass: i.judge_said_pass,
      },
      i.confidence,
    ),
  ),
  kappa: adapt<{ a: Value[]; b: Value[]; categories: number[]; weights: KappaWeights }>((i) => {
    const r = cohensKappa(i.a, i.b, i.categories, i.weights);
    return { ...r, percent_agreement: r.percentAgreement };
  }),
  mad: adapt<{ values: Values }>((i) => {
    const r = medianAbsoluteDeviation(i.values);
    return { ...r, mad_scaled: r.madScaled };
  }),
  mcnemar: adapt<{ a_pass: (boolean | null)[]; b_pass: (boolean | null)[] }>((i) => {
    const r = mcnemar(i.a_pass, i.b_pass);
    return {
      n_pairs: r.pairs,
      both_pass: r.bothPass,
      a_only: r.aOnly,
      b_only: r.bOnly,
      both_fail: r.bothFail,
      p_exact: r.pExact,
      p_mid: r.pMid,
    };
  }),
  paired_t: adapt<{ a: Values; b: Values; confidence: number }>((i) => {
    const r = pairedT(i.a, i.b, i.confidence);
    return {
      ...r,
      n_pairs: r.pairs,
      mean_diff: r.meanDifference,
      sd_diff: r.sd,
      p_two_sided: r.pTwoSided,
      cohens_dz: r.cohensDz,
    };
  }),
  pareto: adapt<{ points: { id: string; accuracy: Value; latency_s: Value }[] }>((i) =>
    paretoFront(i.points.map(({ latency_s: seconds, ...point }) => ({ ...point, seconds }))),
  ),
  pass_at_k: adapt<{ tasks: { n: number; c: number }[]; k: number }>((i) => {
    const r = passAtK(
      i.tasks.map(({ n, c }) => ({ trials: n, passes: c })),
      i.k,
    );
    const tasks = r.perTask.map((task) => ({ pass_at_k: task.passAtK, pass_hat_k: task.passHatK }));
    return { per_task: tasks, mean_pass_at_k: r.meanPassAtK, mean_pass_hat_k: r.meanPassHatK, excluded: r.excluded };
  }),
  power: adapt<PowerInput>((i) => ({
    variance: differenceVariance(planOf(i)),
    mde: minimumDetectableEffect(planOf(i), i.n_tasks),
    required_n: requiredTasks(planOf(i), i.delta),
  })),
  quantiles: adapt<{ values: Values; probs: number[] }>((i) => quantiles(i.values, i.probs)),
  rank_correlation: adapt<{ x: Values; y: Values }>((i) => {
    const r = rankCorrelation(i.x, i.y);
    return { ...r, kendall_tau_b: r.kendallTauB };
  }),
  score_interval: adapt<{ task_means: Values; trials: number[]; confidence: number; graded: boolean }>((i) => {
    const r = scoreInterval(i.task_means, i.trials, { confidence: i.confidence, graded: i.graded });
    return { ...r, n_tasks: r.tasks, n_eff: r.effectiveN };
  }),
  sign_flip: adapt<{ differences: Values }>((i) => {
    const r = signFlip(i.differences, EXACT);
    return {
      ...r,
      n_nonzero: r.nonzero,
      p_two_sided: r.pTwoSided,
      p_greater: r.pGreater,
      p_less: r.pLess,
      smallest_possible_p: r.smallestPossibleP,
    };
  }),
  special_functions: adapt<{ fn: string; args: number[] }>((i) => ({ value: FUNCTIONS[i.fn]?.(...i.args) })),
  wilson: adapt<{ successes: number; n: number; confidence: number }>((i) =>
    wilsonInterval(i.successes, i.n, i.confidence),
  ),
  within_task_permutation: adapt<{ tasks: { pass_base: number; n_base: number; pass_new: number; n_new: number }[] }>(
    (i) => {
      const r = withinTaskPermutation(
        i.tasks.map((t) => ({ base: passes(t.pass_base, t.n_base), next: passes(t.pass_new, t.n_new) })),
        EXACT,
      );
      return { n_tasks: r.tasks, mean_diff: r.meanDifference, p_less: r.pLess, p_greater: r.pGreater };
    },
  ),
};
