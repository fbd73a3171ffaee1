// Ten models compared over a million stored results: cold, warm, and after a result has changed.
import 'reflect-metadata';
import { loadTypeScript } from '../load-typescript.mjs';
import { atMost } from './figures.mjs';

export const comparison = {
  name: 'comparison',
  about: '10 models × 1,000 tasks × 100 epochs: the comparison of all ten',
  run: async () => {
    const { benchComparison } = await loadTypeScript('libs/testing/benches/src/index.ts');
    const { coldMs, warmMs, ...rest } = await benchComparison();
    return { targets: { coldMs: atMost(coldMs, 1_000), warmMs: atMost(warmMs, 150) }, ...rest };
  },
};
