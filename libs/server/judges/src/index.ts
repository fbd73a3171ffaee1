export { JudgeExamFile } from './exam-file';
export { FirstExams } from './first-exams';
export { JudgesModule } from './judges.module';
