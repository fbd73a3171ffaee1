import type { Generation } from '@assay/domain/run';
import { OllamaProvider } from '@assay/server/ollama';

/** Tokens of every answer. */
const TOKENS = 64;

/** What a model is made to look like. */
export interface ClockworkSpeed {
  /** Tokens per second of the probes, and of answers to tasks. */
  readonly probe: number;
  readonly answers: number;
  /** Probes seem to have waited for somebody else. */
  readonly spoilt?: boolean;
}

/** Answers come from the server, their times from a table: no load of the machine can show in them. */
export class ClockworkProvider extends OllamaProvider {
  /** By tag, or by tag@server; a model that is not named writes 50 tokens per second. */
  speeds: Readonly<Record<string, ClockworkSpeed>> = {};
  /** Probe requests by tag. */
  readonly probed = new Map<string, number>();

  override async chat(...asked: Parameters<OllamaProvider['chat']>): Promise<Generation> {
    const generation = await super.chat(...asked);
    const { model, messages } = asked[1];
    const isProbe = !(messages.at(-1)?.content ?? '').startsWith('What is');
    if (isProbe) this.probed.set(model, (this.probed.get(model) ?? 0) + 1);
    const tag = model.replace(/:latest$/, '');
    const speed = this.speeds[`${tag}@${asked[0].name}`] ?? this.speeds[tag] ?? { probe: 50, answers: 50 };
    const generationMs = (TOKENS * 1_000) / (isProbe ? speed.probe : speed.answers);
    const totalMs = 10 + generationMs + (isProbe && speed.spoilt === true ? 5_000 : 0);
    const times = { totalMs, wallMs: totalMs, loadMs: 0, promptMs: 10, generationMs, answerTokens: TOKENS };
    return { ...generation, timings: { ...generation.timings, ...times, firstTokenMs: 10, firstAnswerMs: 10 } };
  }
}
