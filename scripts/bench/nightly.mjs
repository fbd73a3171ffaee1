// The promise of the nightly method, on made-up years whose truth is known: how often it rings when nothing happened, and how soon when something did.
import { loadTypeScript } from '../load-typescript.mjs';
import { atMost, round } from './figures.mjs';

const SUITE = { tasks: 40, epochs: 3, baselineNights: 14 };
const QUIET_YEARS = 40;
const DROPS = 300;

export const nightly = {
  name: 'nightly',
  about: '40 quiet model-years, and drops of 5, 10 and 15 points seen in the first night',
  async run() {
    const { simulateYear } = await loadTypeScript('libs/domain/regression/src/index.ts');
    const quiet = Array.from({ length: QUIET_YEARS }, (_, index) =>
      simulateYear({ ...SUITE, nights: 379, drop: null, seed: `quiet ${index}` }),
    );
    const mean = (of) => quiet.reduce((sum, year) => sum + of(year), 0) / QUIET_YEARS;
    const seen = (by) =>
      Array.from({ length: DROPS }, (_, index) =>
        simulateYear({ ...SUITE, nights: 15, drop: { fromNight: 14, by }, seed: `drop ${index}` }),
      ).filter(({ alarms }) => alarms > 0).length / DROPS;
    const [five, ten, fifteen] = [0.05, 0.1, 0.15].map(seen);
    return {
      ...SUITE,
      falseAlarmsAYear: round(
        mean(({ alarms }) => alarms),
        2,
      ),
      confirmationsAYear: round(
        mean(({ suspicions }) => suspicions),
        1,
      ),
      yearsWithoutAnAlarm: round(quiet.filter(({ alarms }) => alarms === 0).length / QUIET_YEARS, 2),
      firstNight: { points5: round(five), points10: round(ten), points15: round(fifteen) },
      targets: {
        falseAlarmsAYear: atMost(
          mean(({ alarms }) => alarms),
          1.5,
        ),
        missedTenPointDrops: atMost(1 - ten, 0.33),
      },
    };
  },
};
