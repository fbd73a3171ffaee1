export * from './alert.repository';
export * from './baseline.repository';
export * from './night-scores';
export * from './regression.repository';
export * from './schedule-fires';
export * from './schedule.repository';
