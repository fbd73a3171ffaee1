import { JudgeCertificates } from '@assay/server/evaluation';
import { ExecutionModule } from '@assay/server/execution';
import { Module, type DynamicModule } from '@nestjs/common';
import { Conducts } from './conducts';
import { JudgeExamFile } from './exam-file';
import { FirstExamPace, FirstExams } from './first-exams';
import { JudgeBook } from './judge-book';
import { JudgeExams } from './judge-exams';
import { JudgesController } from './judges.controller';
import { LabelTable } from './label-table';

/** Judges: certificates, exams, labels of people. */
@Module({})
export class JudgesModule {
  /** `exam`: path of the exam's file; blank = none. `everyMs`: looks for judges to examine by itself; 0 = never. */
  static of({ exam, everyMs }: { readonly exam: string; readonly everyMs: number }): DynamicModule {
    return {
      module: JudgesModule,
      imports: [ExecutionModule],
      controllers: [JudgesController],
      providers: [
        { provide: JudgeExamFile, useValue: new JudgeExamFile(exam) },
        { provide: FirstExamPace, useValue: { everyMs: exam === '' ? 0 : everyMs } },
        ...[FirstExams, JudgeCertificates, Conducts, JudgeBook, JudgeExams, LabelTable],
      ],
    };
  }
}
