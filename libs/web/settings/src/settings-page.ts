import { Component, computed, inject } from '@angular/core';
import { SettingsApi, toFailure } from '@assay/web/data';
import { FailureState, injectTexts, OutcomeMark, SkeletonRows } from '@assay/web/ui';
import { DefaultJudge } from './judges/default-judge';
import { JudgeList } from './judges/judge-list';
import { JudgePanel } from './judges/judge-panel';
import { LimitsForm } from './limits-form';
import { ProfileTable } from './profile-table';
import { SETTINGS_TEXTS } from './settings-texts';

/** What holds for the whole installation. */
@Component({
  selector: 'assay-settings-page',
  imports: [DefaultJudge, JudgePanel, LimitsForm, ProfileTable, FailureState, SkeletonRows, OutcomeMark],
  providers: [JudgeList],
  styleUrl: './settings-page.css',
  templateUrl: './settings-page.html',
})
export class SettingsPage {
  protected readonly list = inject(JudgeList);
  protected readonly t = injectTexts(SETTINGS_TEXTS);
  protected readonly resource = inject(SettingsApi).settingsResource();
  protected readonly settings = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error === undefined ? null : toFailure(error);
  });
  protected readonly sandboxMark = computed(() => {
    const level = this.settings()?.sandbox.level;
    return level === 'strong'
      ? ('passed' as const)
      : level === 'standard'
        ? ('unscored' as const)
        : ('missing' as const);
  });
}
