export { COMPARISON_ROUTES } from './comparison.routes';
