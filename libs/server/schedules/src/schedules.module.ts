import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AlertSender, WebhookPost } from './alerts/alert-sender';
import { AlertWriter } from './alerts/alert-writer';
import { GuardedWebhook } from './alerts/guarded-webhook';
import { WebhookSecrets } from './alerts/webhook-secrets';
import { Metronome } from './metronome';
import { ConfirmedDrops } from './nights/confirmed-drops';
import { NightConditions } from './nights/night-conditions';
import { NightHistory } from './nights/night-history';
import { NightJudge } from './nights/night-judge';
import { NightScreen } from './nights/night-screen';
import { LostNights } from './nights/lost-nights';
import { NightStarter } from './nights/night-starter';
import { NightSpeeds } from './nights/night-speeds';
import { SecondLooks } from './nights/second-looks';
import { SlowNights } from './nights/slow-nights';
import { SuspicionJudge } from './nights/suspicion-judge';
import { TickKeeper } from './nights/tick-keeper';
import { NightDesk } from './night-desk';
import { RegressionDesk } from './regression-desk';
import { RegressionsController } from './regressions.controller';
import { DatabaseClock, ScheduleClock } from './schedule-clock';
import { ScheduleDesk } from './schedule-desk';
import { ScheduleStore } from './schedule-store';
import { SchedulesController } from './schedules.controller';

/** Schedules, nights, regressions and alerts. */
@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [SchedulesController, RegressionsController],
  providers: [
    { provide: ScheduleClock, useClass: DatabaseClock },
    { provide: WebhookPost, useClass: GuardedWebhook },
    ...[Metronome, TickKeeper, LostNights, NightStarter, NightScreen, NightJudge, ConfirmedDrops, SlowNights],
    ...[NightSpeeds, SecondLooks, SuspicionJudge],
    ...[
      ScheduleStore,
      NightConditions,
      NightHistory,
      AlertWriter,
      AlertSender,
      WebhookSecrets,
      ScheduleDesk,
      NightDesk,
      RegressionDesk,
    ],
  ],
  exports: [Metronome],
})
export class SchedulesModule {}
