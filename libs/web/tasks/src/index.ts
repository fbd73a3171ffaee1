export { TASKS_ROUTES } from './tasks.routes';
