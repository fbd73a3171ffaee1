import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { ROUTES, type Settings } from '@assay/contracts';

/** Settings of the installation. */
@Injectable({ providedIn: 'root' })
export class SettingsApi {
  /** Call it where injection is possible. */
  settingsResource() {
    return httpResource<Settings>(() => ROUTES.settings);
  }
}
