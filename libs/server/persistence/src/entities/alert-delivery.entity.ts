import type { AlertEvent } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ScheduleRow } from './schedule.entity';

/** One alert on its way to a webhook. Checks and indexes stand in the migration. */
@Entity('alert_deliveries')
export class AlertDeliveryRow {
  @PrimaryColumn('uuid', { default: () => 'assay_uuid()', primaryKeyConstraintName: 'alert_deliveries_pk' })
  id!: string;

  @ForeignKey(() => ScheduleRow, { name: 'alert_deliveries_schedule_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'schedule_id' })
  scheduleId!: string;

  @Column('text')
  event!: AlertEvent;

  @Column('text')
  url!: string;

  @Column('text')
  body!: string;

  @Column('integer', { default: 0 })
  attempts!: number;

  @Column('timestamptz', { name: 'next_try_at', nullable: true, default: () => 'now()' })
  nextTryAt!: Date | null;

  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  deliveredAt!: Date | null;

  @Column('text', { nullable: true })
  error!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
