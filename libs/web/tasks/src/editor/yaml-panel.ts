import { Component, inject, output, signal } from '@angular/core';
import { injectTexts, OutcomeMark } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';
import { DraftStore } from './draft-store';
import { readYaml, type TextProblem, yamlOf } from './yaml-text';

/** The task as the text of a file. What can be read of it is the task at once; what is wrong is said with its line. */
@Component({
  selector: 'assay-yaml-panel',
  imports: [OutcomeMark],
  styleUrl: './yaml-panel.css',
  template: `
    <section class="panel">
      <div class="fld">
        <label for="yaml-text">{{ t('yamlLabel') }}</label>
        <textarea
          #area
          id="yaml-text"
          class="field mono"
          rows="28"
          spellcheck="false"
          aria-describedby="yaml-hint yaml-problems"
          [attr.aria-invalid]="problems().length > 0"
          [value]="text()"
          (input)="type(area.value)"
        ></textarea>
        <span class="hint" id="yaml-hint">{{ t('yamlHint') }}</span>
      </div>
      <div id="yaml-problems" role="status">
        @for (problem of problems(); track $index) {
          <p class="problem">
            <assay-outcome-mark outcome="failed" [size]="14" />
            @if (problem.line !== null) {
              <button class="link" type="button" (click)="goTo(area, problem.line)">
                {{ t('lineOf', { line: problem.line }) }}
              </button>
            }
            <span>{{ problem.message }}</span>
          </p>
        } @empty {
          <p class="problem"><assay-outcome-mark outcome="passed" [size]="14" />{{ t('yamlFine') }}</p>
        }
      </div>
    </section>
  `,
})
export class YamlPanel {
  /** False while the text cannot be read as a task. */
  readonly readable = output<boolean>();
  protected readonly t = injectTexts(EDITOR_TEXTS);
  private readonly store = inject(DraftStore);
  protected readonly text = signal(yamlOf(this.store.raw()));
  protected readonly problems = signal<readonly TextProblem[]>(readYaml(this.text(), this.t('yamlOne')).problems);

  protected type(text: string): void {
    this.text.set(text);
    const { raw, problems } = readYaml(text, this.t('yamlOne'));
    this.problems.set(problems);
    this.readable.emit(raw !== null);
    if (raw !== null) this.store.replace(raw);
  }

  /** Puts the cursor on a line, from 1. */
  protected goTo(area: HTMLTextAreaElement, line: number): void {
    const before = area.value.split('\n').slice(0, line - 1);
    const start = before.reduce((sum, one) => sum + one.length + 1, 0);
    const end = area.value.indexOf('\n', start);
    area.focus();
    area.setSelectionRange(start, end < 0 ? area.value.length : end);
  }
}
