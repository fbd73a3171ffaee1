import { JudgeCertificates } from '@assay/server/evaluation';
import { Module } from '@nestjs/common';
import { ComparisonController } from './comparison.controller';
import { ComparisonService } from './comparison.service';

/** Comparison of models. */
@Module({
  controllers: [ComparisonController],
  providers: [ComparisonService, JudgeCertificates],
  exports: [ComparisonService],
})
export class ComparisonModule {}
