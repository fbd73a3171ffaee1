import type { ComparisonScope } from '@assay/contracts';
import { percent } from '@assay/domain/comparison';
import { escapeMarkdown as text } from './escape';
import {
  finding,
  passHeads,
  passTexts,
  rankText,
  type ResultReport,
  scopeTitle,
  scoreText,
  timeText,
  verdicts,
} from './result-report';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const head = (cells: readonly string[]): string => row(cells) + row(cells.map(() => '---'));

/** The report as Markdown: the finding first, then figures, verdicts, notes, and every task. */
export function* writeMarkdown(report: ResultReport): Generator<string> {
  yield `# ${text(report.title)}\n\n`;
  const [overall] = report.scopes;
  if (overall) yield `**${text(finding(overall))}**\n\n`;
  for (const [name, value] of report.facts) yield `- ${name}: ${text(value)}\n`;
  yield '\n';
  for (const scope of report.scopes) yield* writeScope(scope);
  if (report.scopes.some((scope) => scope.pairs.length > 0)) yield `${text(report.family)}\n\n`;
  yield* writeColumns(report);
  if (report.notes.length > 0) yield `## Notes\n\n${report.notes.map((note) => `- ${text(note)}\n`).join('')}\n`;
  yield* writeGrid(report);
}

function* writeScope(scope: ComparisonScope): Generator<string> {
  const left = scope.dropped === 0 ? '' : `, ${scope.dropped} left out`;
  yield `## ${text(scopeTitle(scope.scope))}\n\n${scope.tasks} ${scope.tasks === 1 ? 'task' : 'tasks'} in common${left}. ${text(finding(scope))}\n\n`;
  yield head(['Model', 'Accuracy (95 %)', 'Rank', 'Passed', ...passHeads(scope), 'Median time', 'Coverage']);
  for (const entry of scope.entries) {
    const { passRate, speed, coverage } = entry;
    const shares = [passRate, coverage.value].map((share) => (share === null ? '–' : percent(share)));
    yield row([
      text(entry.name),
      scoreText(entry),
      rankText(entry.rank),
      shares[0] ?? '',
      ...passTexts(scope, entry),
      timeText(speed.medianMs),
      shares[1] ?? '',
    ]);
  }
  yield '\n';
  for (const sentence of verdicts(scope)) yield `- ${text(sentence)}\n`;
  yield '\n';
}

function* writeColumns({ columns }: ResultReport): Generator<string> {
  if (columns.length === 0) return;
  yield `## Answers\n\n${head(['Model', 'Server', 'Answers', 'Not passed', 'Without a score', 'Missing'])}`;
  for (const { model, server, results, failed, unscored, missing } of columns)
    yield row([text(model), text(server), ...[results, failed, unscored, missing].map(String)]);
  yield '\n';
}

function* writeGrid({ grid }: ResultReport): Generator<string> {
  const [first] = grid;
  if (first === undefined) return;
  yield `## Tasks\n\n${head(['Task', 'Type', ...first.cells.map(({ name }) => text(name))])}`;
  for (const { title, taskType, cells } of grid)
    yield row([text(title), taskType, ...cells.map(({ accuracy }) => (accuracy === null ? '–' : percent(accuracy)))]);
}
