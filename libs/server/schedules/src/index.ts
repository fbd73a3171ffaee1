export { AlertSender, WebhookPost } from './alerts/alert-sender';
export { AlertWriter } from './alerts/alert-writer';
export { Metronome } from './metronome';
export { LostNights } from './nights/lost-nights';
export { NightStarter } from './nights/night-starter';
export { TickKeeper } from './nights/tick-keeper';
export { DatabaseClock, ScheduleClock } from './schedule-clock';
export { ScheduleStore } from './schedule-store';
export { SchedulesModule } from './schedules.module';
