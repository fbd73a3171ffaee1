import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFakeOllama, type FakeOllama } from '@assay/testing/fake-ollama';
import { load } from 'js-yaml';

const CORE = join(process.cwd(), 'seed-data', 'core');

interface Variant {
  readonly task_description: string;
  readonly must_pass: readonly string[];
  readonly must_fail: readonly string[];
}

/** A simulated server: `demo-good` answers every core task right, `demo-poor` answers wrong on all but every fourth. */
export async function startSimulatedServer(timeScale = 0.02): Promise<FakeOllama> {
  const variants = readdirSync(CORE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => (load(readFileSync(join(CORE, name), 'utf8')) as { variants: Variant[] }).variants);
  return startFakeOllama({
    models: [{ name: 'demo-good' }, { name: 'demo-poor', tokensPerSecond: 150 }],
    timeScale,
    answer: ({ model, messages }) => {
      const prompt = messages.at(-1)?.content ?? '';
      const place = variants.findIndex((variant) => prompt.includes(variant.task_description.trim()));
      const variant = variants[place];
      if (variant === undefined) return 'I have not seen this question.';
      const right = model.startsWith('demo-good') || place % 4 === 0;
      return (right ? variant.must_pass[0] : variant.must_fail.find((text) => text.trim() !== '')) ?? '';
    },
  });
}
