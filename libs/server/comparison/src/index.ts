export { ComparisonModule } from './comparison.module';
export { ComparisonService, type ComparisonRequest } from './comparison.service';
