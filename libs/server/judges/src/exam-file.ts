import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ProblemError } from '@assay/contracts';
import { readExam, type ExamItem } from '@assay/domain/judging';
import { parseTaskFile } from '@assay/domain/task-file';

/** The exam that ships with Assay. */
export interface Exam {
  readonly items: readonly ExamItem[];
  /** Names the items: another exam is another result. */
  readonly hash: string;
}

/** Reads the exam from where Assay is installed. */
export class JudgeExamFile {
  private known: Promise<Exam> | null = null;

  /** `path`: of the file; blank in a process that has none. */
  constructor(private readonly path: string) {}

  /** Of the items; null where there is no exam. */
  async hash(): Promise<string | null> {
    return this.path === '' ? null : (await this.read()).hash;
  }

  /** Throws `ProblemError` `conflict` where there is no exam. */
  read(): Promise<Exam> {
    this.known ??= this.load();
    return this.known;
  }

  private async load(): Promise<Exam> {
    if (this.path === '') throw new ProblemError('conflict', 'This process has no exam for judges.');
    const text = await readFile(this.path, 'utf8');
    const { tasks, problems } = parseTaskFile(text, { format: 'yaml' });
    const [broken] = problems;
    if (broken !== undefined) throw new Error(`${this.path}: ${broken.message}`);
    const items = readExam(tasks.map(({ value }) => value));
    return { items, hash: createHash('sha256').update(JSON.stringify(items)).digest('hex') };
  }
}
