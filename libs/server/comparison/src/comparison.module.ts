import { Module } from '@nestjs/common';
import { ComparisonController } from './comparison.controller';
import { ComparisonService } from './comparison.service';

/** Comparison of models. */
@Module({ controllers: [ComparisonController], providers: [ComparisonService], exports: [ComparisonService] })
export class ComparisonModule {}
