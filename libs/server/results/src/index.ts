export { writeResults } from './export/write-results';
export { ResultsModule } from './results.module';
