import { Module } from '@nestjs/common';
import { ResultsController } from './results.controller';

/** Stored results and their export. */
@Module({ controllers: [ResultsController] })
export class ResultsModule {}
