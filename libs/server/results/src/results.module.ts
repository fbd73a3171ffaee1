import { JudgeCertificates } from '@assay/server/evaluation';
import { Module } from '@nestjs/common';
import { ReportReader } from './export/report-reader';
import { ResultExports } from './export/result-exports';
import { ResultsController } from './results.controller';

/** Reports and files of results, without routes: what the command line needs. */
@Module({ providers: [JudgeCertificates, ReportReader, ResultExports], exports: [ResultExports] })
export class ResultExportsModule {}

/** Stored results and their export. */
@Module({ imports: [ResultExportsModule], controllers: [ResultsController] })
export class ResultsModule {}
