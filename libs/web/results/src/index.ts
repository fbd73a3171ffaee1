export { RESULTS_ROUTES } from './results.routes';
