import type { Result } from '@assay/contracts';
import { cut, escapeMarkup } from '@assay/domain/report';
import type { ResultColumn } from '@assay/server/persistence';

/** Characters of an answer that stand in a report. */
const SHOWN = 4_000;

const attribute = (name: string, value: string | number): string => ` ${name}="${escapeMarkup(String(value))}"`;
const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

function counts({ results, failed, missing, unscored, executionMs }: ResultColumn): string {
  return [
    attribute('tests', results),
    attribute('failures', failed),
    attribute('errors', missing),
    attribute('skipped', unscored),
    attribute('time', seconds(executionMs)),
  ].join('');
}

function total(columns: readonly ResultColumn[]): ResultColumn {
  const sum = (read: (column: ResultColumn) => number): number =>
    columns.reduce((all, column) => all + read(column), 0);
  return {
    ...{ model: '', server: '', serverId: '' },
    results: sum((column) => column.results),
    failed: sum((column) => column.failed),
    missing: sum((column) => column.missing),
    unscored: sum((column) => column.unscored),
    executionMs: sum((column) => column.executionMs),
  };
}

/** What a test case says that did not pass: failed = failure, no answer = error, no score = skipped. */
function verdict(result: Result): string {
  const reason = result.error?.message ?? result.reason ?? result.outcome;
  switch (result.status) {
    case 'scored': {
      if (result.passed === true) return '';
      const answer = escapeMarkup(cut(result.output ?? '', SHOWN));
      return `<failure${attribute('message', cut(reason, 500))}${attribute('type', result.outcome)}>${answer}</failure>`;
    }
    case 'missing':
      return `<error${attribute('message', cut(reason, 500))}${attribute('type', result.outcome)}/>`;
    case 'unscored':
    case 'generated':
      return `<skipped${attribute('message', cut(reason, 500))}/>`;
    default:
      return result.status satisfies never;
  }
}

function testCase(result: Result): string {
  const name = `${result.taskKey} (epoch ${result.epoch})`;
  const head = `<testcase${attribute('classname', `${result.taskType}.${result.category}`)}${attribute('name', name)}${attribute('time', seconds(result.executionTime ?? 0))}>`;
  return `    ${head}${verdict(result)}</testcase>\n`;
}

/** JUnit XML: a suite per model on a server, a case per answer. `of` gives the results of one suite. */
export async function* writeJunit(
  title: string,
  columns: readonly ResultColumn[],
  of: (column: ResultColumn) => AsyncIterable<Result>,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attribute('name', title)}${counts(total(columns))}>\n`;
  for (const column of columns) {
    yield `  <testsuite${attribute('name', `${column.model}@${column.server}`)}${counts(column)}>\n`;
    for await (const result of of(column)) yield testCase(result);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}
