export * from './alert.repository';
export * from './baseline.repository';
export * from './night-scores';
export * from './night-speeds';
export * from './regression.repository';
export * from './schedule-fires';
export * from './schedule.repository';
export * from './speed-checks';
