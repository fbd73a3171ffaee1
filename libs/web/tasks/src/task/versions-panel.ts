import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Task } from '@assay/contracts';
import { latestOf, TasksApi } from '@assay/web/data';
import { FailureState, injectTexts, SkeletonRows, Time } from '@assay/web/ui';
import { ChangeList } from '../changes/change-list';
import { TASK_TEXTS } from '../task-texts';

/** All versions of a task, and what the one shown changed since another. */
@Component({
  selector: 'assay-versions-panel',
  imports: [RouterLink, ChangeList, FailureState, SkeletonRows, Time],
  styleUrl: './versions-panel.css',
  template: `
    <section class="panel" aria-labelledby="versions-head">
      <div class="bar">
        <h2 id="versions-head">{{ t('versions') }}</h2>
        <span class="sp"></span>
        @if (others().length > 1) {
          <select #other class="field pick" [attr.aria-label]="t('compareWith')" (change)="compared.emit(other.value)">
            @for (version of others(); track version.id) {
              <option [value]="version.id" [selected]="version.id === against()?.id">
                {{ t('version', { version: version.version }) }}
              </option>
            }
          </select>
        }
      </div>
      <ul class="versions">
        @for (version of task().versions; track version.id) {
          <li [class.shown]="version.id === task().id">
            @if (version.id === task().id) {
              <b>{{ t('version', { version: version.version }) }}</b>
              <span class="tag">{{ t('shown') }}</span>
            } @else {
              <a class="link" [routerLink]="['/tasks', version.id]">{{ t('version', { version: version.version }) }}</a>
            }
            @if ($first && task().archivedAt === null) {
              <span class="tag">{{ t('current') }}</span>
            }
            <span class="sp"></span>
            <span class="mut"><assay-time [at]="version.createdAt" /></span>
          </li>
        }
      </ul>
      @if (against(); as from) {
        <div class="changes">
          <h3>{{ t('changesIn', { to: task().version, from: from.version }) }}</h3>
          @if (changes.value(); as list) {
            <assay-change-list [changes]="list.changes" />
            <p class="mut">{{ t('scoresApart') }}</p>
          } @else if (changes.failure(); as failure) {
            <assay-failure [failure]="failure" (again)="changes.reload()" />
          } @else {
            <assay-skeleton [rows]="2" />
          }
        </div>
      } @else {
        <p class="first mut">{{ t('noEarlier') }}</p>
      }
    </section>
  `,
})
export class VersionsPanel {
  readonly task = input.required<Task>();
  /** Id of the version that it is compared with; empty = the one before. */
  readonly from = input('');
  readonly compared = output<string>();
  protected readonly t = injectTexts(TASK_TEXTS);
  protected readonly others = computed(() => this.task().versions.filter(({ id }) => id !== this.task().id));
  protected readonly against = computed(() => {
    const before = this.task().version - 1;
    const asked = this.others().find(({ id }) => id === this.from());
    return asked ?? this.others().find(({ version }) => version === before) ?? null;
  });
  protected readonly changes = latestOf(
    inject(TasksApi).changesResource(() => {
      const from = this.against();
      return from === null ? undefined : { id: this.task().id, from: from.id };
    }),
  );
}
