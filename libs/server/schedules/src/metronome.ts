import { DatabaseUnavailable } from '@assay/server/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AlertSender } from './alerts/alert-sender';
import { NightJudge } from './nights/night-judge';
import { NightStarter } from './nights/night-starter';
import { SecondLooks } from './nights/second-looks';
import { TickKeeper } from './nights/tick-keeper';

/** Between two beats, ms. */
export const BEAT_MS = 15_000;

/** Beats in every process; rows in the database see to it that each planned time is started, judged and told of once. */
@Injectable()
export class Metronome {
  private readonly log = new Logger('schedules');
  private beating = false;

  constructor(
    private readonly ticks: TickKeeper,
    private readonly starter: NightStarter,
    private readonly looks: SecondLooks,
    private readonly judge: NightJudge,
    private readonly alerts: AlertSender,
  ) {}

  /** A beat that takes longer than the pause swallows the next one. What fails is tried again at the next beat. */
  @Interval('schedules', BEAT_MS)
  async tick(): Promise<void> {
    if (this.beating) return;
    this.beating = true;
    try {
      await this.beat();
    } catch (error) {
      if (error instanceof DatabaseUnavailable) this.log.warn('The database is away; schedules wait for it.');
      else this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      this.beating = false;
    }
  }

  /** One beat: decide ticks, start nights, judge nights that are over, send alerts. Throws what went wrong. */
  async beat(): Promise<void> {
    await this.ticks.decide();
    await this.starter.startAll();
    await this.looks.go();
    await this.judge.judgeAll();
    await this.starter.startConfirmations();
    await this.alerts.sendDue();
  }
}
