import {
  judgeTextRow,
  kindOfVotes,
  readAll,
  readJudgeTexts,
  RowRefused,
  voteRow,
  type FileRow,
} from '@assay/domain/score-file';
import { compareVotes } from '@assay/domain/votes';
import { EXIT } from '@assay/server/config';
import { collectRows } from '../input/collect-rows';
import { describeJudgeTexts } from '../output/describe-judge-texts';
import { describeVotes } from '../output/describe-votes';
import { writeJson } from '../output/out-file';
import { refuse } from './compare-scores';

/** A file of pairwise votes, or of judge texts, told apart by its fields. */
export interface VotesRequest {
  readonly file: string;
  readonly out: string | undefined;
}

/** `assay compare --votes FILE`: strengths and judges from pairwise votes, or the marks in recorded judge texts; needs no database. */
export async function compareVotesFile({ file, out }: VotesRequest): Promise<number> {
  const rows = await collectRows(file);
  const report = kindOf(file, rows) === 'votes' ? pairwise(file, rows) : texts(file, rows);
  process.stdout.write(report.text);
  if (out !== undefined) await writeJson(out, report.value);
  return EXIT.ok;
}

interface Report {
  readonly text: string;
  readonly value: unknown;
}

function kindOf(file: string, [first]: readonly FileRow[]): 'votes' | 'judge-texts' {
  try {
    return kindOfVotes(first ?? { line: 1, fields: {} });
  } catch (error) {
    if (error instanceof RowRefused) refuse(file, [error]);
    throw error;
  }
}

function pairwise(file: string, rows: readonly FileRow[]): Report {
  const { rows: votes, problems } = readAll(rows, voteRow);
  refuse(file, problems);
  const value = compareVotes(votes);
  return { value, text: describeVotes(file, value) };
}

function texts(file: string, rows: readonly FileRow[]): Report {
  const { rows: given, problems } = readAll(rows, judgeTextRow);
  refuse(file, problems);
  const judges = readJudgeTexts(given);
  const value = {
    judges: judges.map(({ comparison, ...rest }) => ({
      ...rest,
      comparison: comparison === null ? null : { ...comparison, grid: [] },
    })),
  };
  return { value, text: describeJudgeTexts(file, judges) };
}
