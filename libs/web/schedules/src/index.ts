export { SCHEDULES_ROUTES } from './schedules.routes';
