import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { ROUTES, type Settings, type SettingsPatch } from '@assay/contracts';
import { firstValueFrom } from 'rxjs';

/** Settings of the installation. */
@Injectable({ providedIn: 'root' })
export class SettingsApi {
  private readonly http = inject(HttpClient);

  /** Call it where injection is possible. */
  settingsResource() {
    return httpResource<Settings>(() => ROUTES.settings);
  }
  change(patch: SettingsPatch): Promise<Settings> {
    return firstValueFrom(this.http.patch<Settings>(ROUTES.settings, patch));
  }
}
