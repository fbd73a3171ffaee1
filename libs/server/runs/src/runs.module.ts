import { Module } from '@nestjs/common';
import { RunViewer } from './run-viewer';
import { RunsController } from './runs.controller';

/** Views of runs, for programs without HTTP too. */
@Module({ providers: [RunViewer], exports: [RunViewer] })
export class RunViewsModule {}

/** Runs over HTTP. */
@Module({ imports: [RunViewsModule], controllers: [RunsController] })
export class RunsModule {}
