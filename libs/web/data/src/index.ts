export * from './api/failure';
export * from './api/query';
export * from './api/runs-api';
export * from './api/latest';
export * from './api/servers-api';
export * from './api/servers-store';
export * from './settings/theme';
export * from './settings/ticking';
