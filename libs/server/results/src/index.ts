export { EXPORT_FORMATS, FILE_KINDS, type ExportFormat } from './export/formats';
export { ResultExports } from './export/result-exports';
export { ResultExportsModule, ResultsModule } from './results.module';
