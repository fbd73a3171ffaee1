import type { ComparisonScope, Result } from '@assay/contracts';
import { percent } from '@assay/domain/comparison';
import { cut, escapeMarkup as text } from './escape';
import {
  finding,
  passHeads,
  passTexts,
  rankText,
  type ResultReport,
  scopeTitle,
  timeText,
  verdicts,
} from './result-report';
import { REPORT_STYLE } from './report-style';

/** Characters of an answer that are shown. */
const ANSWER = 6_000;

/** One file that opens offline: no script, no address outside of it; the finding first. `failures` beyond `shown` are only counted. */
export async function* writeHtml(
  report: ResultReport,
  failures: AsyncIterable<Result> | Iterable<Result>,
  shown: number,
): AsyncGenerator<string> {
  yield* writeHead(report);
  for (const scope of report.scopes) yield scopeSection(scope);
  yield* writeColumns(report);
  yield* writeGrid(report);
  yield* writeFailures(report, failures, shown);
  yield notes(report);
  yield `<footer class="small second">Written by Assay, ${text(report.writtenAt)}. Ranges hold the score on other tasks of this kind in about 95 of 100 cases.</footer>\n</main>\n</body>\n</html>\n`;
}

function* writeHead({ title, facts, scopes }: ResultReport): Generator<string> {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<title>${text(title)} · Assay</title>\n<style>${REPORT_STYLE}</style>\n</head>\n<body>\n<main>\n`;
  yield `<p class="second small">Assay report</p>\n<h1>${text(title)}</h1>\n`;
  const [overall] = scopes;
  if (overall) yield `<div class="finding">${text(finding(overall))}</div>\n`;
  yield `<dl>${facts.map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`).join('')}</dl>\n`;
}

const cell = (content: string, number = false): string => `<td${number ? ' class="number"' : ''}>${content}</td>`;
const heads = (names: readonly string[], numbersFrom: number): string =>
  `<tr>${names.map((name, at) => `<th scope="col"${at >= numbersFrom ? ' class="number"' : ''}>${text(name)}</th>`).join('')}</tr>`;
const share = (value: number | null): string => (value === null ? '–' : percent(value));
const place = (value: number): string => `${(100 * value).toFixed(1)}%`;

/** A dot on its range, from 0 to 100 %. */
function range({ value, low, high }: ComparisonScope['entries'][number]['accuracy']): string {
  if (value === null || low === null || high === null) return '<span class="second">no score</span>';
  const label = `${percent(value)}, between ${percent(low)} and ${percent(high)}`;
  return `<div class="range" role="img" aria-label="${label}" title="${label}"><i style="left:${place(low)};width:${place(high - low)}"></i><b style="left:${place(value)}"></b></div>`;
}

function scopeSection(scope: ComparisonScope): string {
  const left = scope.dropped === 0 ? '' : `, ${scope.dropped} left out because not every model has a score there`;
  const rows = scope.entries.map((entry) => {
    const { name, accuracy, passRate, speed, coverage, rank } = entry;
    const bounds =
      accuracy.low === null || accuracy.high === null
        ? ''
        : `${Math.round(accuracy.low * 100)}–${percent(accuracy.high)}`;
    const figures = [
      share(accuracy.value),
      bounds,
      rankText(rank),
      share(passRate),
      ...passTexts(scope, entry),
      timeText(speed.medianMs),
      share(coverage.value),
    ];
    return `<tr>${cell(text(name))}${cell(range(accuracy))}${figures.map((figure) => cell(figure, true)).join('')}</tr>`;
  });
  const names = [
    'Model',
    '0 to 100 %',
    'Accuracy',
    'Range',
    'Rank',
    'Passed',
    ...passHeads(scope),
    'Median time',
    'Coverage',
  ];
  const sentences = verdicts(scope).map(
    (sentence, at) => `<li class="${scope.pairs[at]?.verdict ?? ''}">${text(sentence)}</li>`,
  );
  return `<section>\n<h2>${text(scopeTitle(scope.scope))}</h2>\n<p>${text(finding(scope))}</p>\n<p class="small second">${scope.tasks} ${scope.tasks === 1 ? 'task' : 'tasks'} in common${left}.</p>
<div class="wide"><table><thead>${heads(names, 2)}</thead><tbody>${rows.join('\n')}</tbody></table></div>
${sentences.length === 0 ? '' : `<ul class="verdicts">${sentences.join('\n')}</ul>`}\n</section>\n`;
}

function* writeColumns({ columns }: ResultReport): Generator<string> {
  if (columns.length === 0) return;
  yield `<section>\n<h2>Answers</h2>\n<div class="wide"><table><thead>${heads(['Model', 'Server', 'Answers', 'Not passed', 'Without a score', 'Missing'], 2)}</thead><tbody>\n`;
  for (const { model, server, results, failed, unscored, missing } of columns)
    yield `<tr>${cell(text(model))}${cell(text(server))}${[results, failed, unscored, missing].map((count) => cell(count.toLocaleString('en-US'), true)).join('')}</tr>\n`;
  yield '</tbody></table></div>\n</section>\n';
}

/** A cell whose ground says how much was right; the number stands in it, so colour is never alone. Green and red are kept for verdicts. */
function heat(accuracy: number | null): string {
  if (accuracy === null) return '<td class="cell second">–</td>';
  const strength = Math.round(accuracy * 45);
  return `<td class="cell"><span style="background:color-mix(in srgb, var(--accent) ${strength}%, transparent)">${percent(accuracy)}</span></td>`;
}

function* writeGrid({ grid }: ResultReport): Generator<string> {
  const [first] = grid;
  if (first === undefined) return;
  const names = ['Task', 'Type', ...first.cells.map(({ name }) => name)];
  yield `<section>\n<h2>Tasks</h2>\n<div class="wide"><table class="heat"><thead>${heads(names, 99)}</thead><tbody>\n`;
  for (const { title, taskType, cells } of grid)
    yield `<tr>${cell(text(title))}${cell(text(taskType.replaceAll('_', ' ')))}${cells.map(({ accuracy }) => heat(accuracy)).join('')}</tr>\n`;
  yield '</tbody></table></div>\n</section>\n';
}

async function* writeFailures(
  { columns }: ResultReport,
  failures: AsyncIterable<Result> | Iterable<Result>,
  shown: number,
): AsyncGenerator<string> {
  const all = columns.reduce((sum, column) => sum + column.failed, 0);
  if (all === 0) return;
  const which =
    all > shown
      ? `the first ${shown.toLocaleString('en-US')} of ${all.toLocaleString('en-US')}; the others are in the JSONL export`
      : all.toLocaleString('en-US');
  yield `<section>\n<h2>Answers that did not pass</h2>\n<p class="small second">${which}</p>\n`;
  let count = 0;
  for await (const result of failures) {
    if (count >= shown) break;
    count += 1;
    yield failure(result);
  }
  yield '</section>\n';
}

function failure({ taskTitle, model, server, epoch, reason, outcome, output }: Result): string {
  const why = reason ?? outcome.replaceAll('_', ' ');
  return `<details><summary>${text(taskTitle)} <span class="second">· ${text(model)} on ${text(server)}, try ${epoch}</span> <span class="reason">${text(cut(why, 300))}</span></summary><pre>${text(cut(output ?? '', ANSWER))}</pre></details>\n`;
}

function notes({ notes: said, family, scopes }: ResultReport): string {
  const all = [...(scopes.some((scope) => scope.pairs.length > 0) ? [family] : []), ...said];
  if (all.length === 0) return '';
  return `<section>\n<h2>Notes</h2>\n<ul>${all.map((note) => `<li>${text(note)}</li>`).join('')}</ul>\n</section>\n`;
}
