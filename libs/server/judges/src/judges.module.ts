import { ExecutionModule } from '@assay/server/execution';
import { Module, type DynamicModule } from '@nestjs/common';
import { Certificates } from './certificates';
import { JudgeExamFile } from './exam-file';
import { JudgeBook } from './judge-book';
import { JudgeExams } from './judge-exams';
import { JudgesController } from './judges.controller';
import { LabelTable } from './label-table';

/** Judges: certificates, exams, labels of people. */
@Module({})
export class JudgesModule {
  /** `exam`: path of the exam's file; blank = none. */
  static of(exam: string): DynamicModule {
    return {
      module: JudgesModule,
      imports: [ExecutionModule],
      controllers: [JudgesController],
      providers: [
        { provide: JudgeExamFile, useValue: new JudgeExamFile(exam) },
        ...[Certificates, JudgeBook, JudgeExams, LabelTable],
      ],
    };
  }
}
