export { SettingsModule } from './settings.module';
export { SettingsService, Surroundings } from './settings.service';
