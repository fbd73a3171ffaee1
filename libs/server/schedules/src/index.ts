export { AlertSender, WebhookPost } from './alerts/alert-sender';
export { Metronome } from './metronome';
export { DatabaseClock, ScheduleClock } from './schedule-clock';
export { SchedulesModule } from './schedules.module';
