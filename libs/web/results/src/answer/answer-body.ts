import { Component, computed, inject, input, signal } from '@angular/core';
import type { ResultDetail } from '@assay/contracts';
import { ServersStore } from '@assay/web/data';
import {
  CopyButton,
  formatDuration,
  formatNumber,
  Icon,
  injectTexts,
  ModelText,
  Segmented,
  textDifference,
  TextStore,
} from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import { curlCommand } from './curl-command';

type View = 'text' | 'difference';

/** The answer, the prompt as it was sent, and what is folded: thinking, the expected answer, the judge's own words. */
@Component({
  selector: 'assay-answer-body',
  imports: [CopyButton, Icon, ModelText, Segmented],
  styleUrl: './answer-body.css',
  templateUrl: './answer-body.html',
})
export class AnswerBody {
  readonly answer = input.required<ResultDetail>();

  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly servers = inject(ServersStore);
  private readonly language = inject(TextStore).language;
  protected readonly view = signal<View | null>('text');
  protected readonly views = computed(() => [
    { value: 'text' as const, label: this.t('asText') },
    { value: 'difference' as const, label: this.t('difference') },
  ]);
  protected readonly evaluation = computed(() => this.answer().evaluations.find((one) => one.current) ?? null);
  /** What was scored, and what the judge quoted. */
  protected readonly quotes = computed(() => {
    const evaluation = this.evaluation();
    const output = this.answer().output ?? '';
    const extracted = evaluation?.extracted ?? '';
    const part = extracted !== '' && extracted.length < output.trim().length ? [extracted] : [];
    return [...part, ...(evaluation?.judgements ?? []).flatMap((one) => one.evidence ?? [])];
  });
  protected readonly difference = computed(() =>
    this.view() === 'difference' ? textDifference(this.answer().expectedOutput, this.answer().output ?? '') : [],
  );
  protected readonly size = computed(() => {
    const { output, metrics } = this.answer();
    const words = (output ?? '').split(/\s+/).filter((word) => word !== '').length;
    const parts = [this.t('words', { n: words })];
    if (metrics.answerTokens !== null) parts.push(this.t('tokens', { n: metrics.answerTokens }));
    return parts.join(' · ');
  });
  protected readonly prompt = computed(() =>
    this.answer()
      .request.messages.map((message) => message.content)
      .join('\n\n'),
  );
  protected readonly curl = computed(() => {
    const { model, request, serverId } = this.answer();
    const server = this.servers.servers().find((one) => one.id === serverId);
    return curlCommand(model, request, {
      baseUrl: server?.baseUrl ?? 'http://127.0.0.1:11434',
      kind: server?.kind ?? 'ollama',
    });
  });
  protected readonly thinkingNote = computed(() => {
    const time = this.answer().timings?.thinkingMs ?? null;
    return time === null
      ? this.t('thinkingUnseen')
      : `${formatDuration(time, this.language())} · ${this.t('thinkingUnseen')}`;
  });
  protected readonly replies = computed(() =>
    (this.evaluation()?.judgements ?? []).filter((one) => one.rawReply !== null),
  );

  protected number(value: number): string {
    return formatNumber(value, 0, this.language());
  }
}
