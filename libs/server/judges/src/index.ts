export { JudgeExamFile } from './exam-file';
export { JudgesModule } from './judges.module';
