import { passes, seededRandom } from '@assay/domain/statistics';
import { holm, withinTaskPermutation } from '@assay/domain/statistics';
import { commonTasks, pooledNights, tasksOfScope, scopesOf } from '/work/main/libs/domain/regression/src/night';
const TYPES = ['a', 'b', 'c', 'd', 'e'] as any[];
const minDrop = (s: string) => (s === 'overall' ? 0.03 : 0.05);
function year(mode: string, nights: number, drop: any, seed: string, cfg: any) {
  const r = seededRandom(seed);
  const u = () => r.bits() / 2 ** 32;
  const ch = Array.from({ length: 40 }, () => {
    const x = u();
    return mode === 'high' ? Math.sqrt(x) : x;
  });
  const mean = ch.reduce((a, b) => a + b, 0) / 40;
  const night = (at: number, k: number) =>
    ch.map((c, t) => {
      const p = c * (drop && at >= drop.fromNight ? 1 - drop.by / mean : 1);
      let s = 0;
      for (let e = 0; e < k; e++) if (u() < p) s++;
      return { taskId: 't' + t, taskType: TYPES[t % 5], group: passes(s, k), missing: 0, evaluator: 'p' };
    });
  const base = pooledNights(Array.from({ length: cfg.base }, (_, i) => night(i, 3)) as any);
  let susp = 0;
  let alarms = 0;
  const open = new Map<string, number>();
  for (let at = cfg.base; at < nights; at++) {
    const n = night(at, 3) as any;
    const common = commonTasks(base, n);
    const sc = scopesOf(n).map((s) => ({ s, t: withinTaskPermutation(tasksOfScope(common, s)) }));
    const adj = holm(sc.map((x) => x.t.pLess)).adjusted;
    const fl = sc.filter((x, i) => adj[i]! <= cfg.screen && x.t.meanDifference! <= -minDrop(x.s));
    for (const [k, v] of open)
      if (!fl.some((f) => f.s === k)) {
        if (v >= 1) open.delete(k);
        else open.set(k, v + 1);
      } else open.set(k, 0);
    if (!fl.length) continue;
    susp++;
    const fresh = night(at, 3 * cfg.factor) as any;
    const c2 = commonTasks(base, fresh);
    const te = fl.map((f) => withinTaskPermutation(tasksOfScope(c2, f.s)));
    const ad = holm(te.map((t) => t.pLess)).adjusted;
    let rung = false;
    fl.forEach((f, i) => {
      if (ad[i]! <= cfg.confirm && te[i]!.meanDifference! <= -minDrop(f.s)) {
        if (!open.has(f.s)) rung = true;
        open.set(f.s, 0);
      }
    });
    if (rung) alarms++;
  }
  return { susp, alarms };
}
const cfgs = [
  { base: 5, screen: 0.1, factor: 2, confirm: 0.05 },
  { base: 5, screen: 0.2, factor: 2, confirm: 0.05 },
  { base: 5, screen: 0.2, factor: 3, confirm: 0.02 },
  { base: 5, screen: 0.15, factor: 3, confirm: 0.02 },
  { base: 7, screen: 0.15, factor: 3, confirm: 0.03 },
];
it('grid', () => {
  for (const cfg of cfgs)
    for (const mode of ['uniform', 'high']) {
      let a = 0,
        s = 0;
      const n = 24;
      for (let i = 0; i < n; i++) {
        const y = year(mode, 370, null, 'y' + i, cfg);
        a += y.alarms;
        s += y.susp;
      }
      let h = 0;
      const m = 300;
      for (let i = 0; i < m; i++)
        h += year(mode, cfg.base + 1, { fromNight: cfg.base, by: 0.1 }, 'd' + i, cfg).alarms > 0 ? 1 : 0;
      require('fs').appendFileSync(
        '/tmp/sim/out.txt',
        JSON.stringify(cfg) +
          ' ' +
          mode +
          ' false ' +
          (a / n).toFixed(2) +
          ' susp ' +
          (s / n).toFixed(1) +
          ' p10 ' +
          (h / m).toFixed(3) +
          '\n',
      );
    }
}, 900000);
