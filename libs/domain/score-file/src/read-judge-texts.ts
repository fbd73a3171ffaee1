import { compareModels, type ComparedParts } from '@assay/domain/comparison';

import { collectScores } from './collect-scores';
import type { JudgeScale, JudgeTextRow } from './judge-text-row';
import { parseJudgeText, type JudgeReading } from './parse-judge-text';
import { scoreComparison } from './score-comparison';
import type { ScoreRow } from './score-row';

/** What the texts of one judge say of one model. */
export interface JudgedModel {
  readonly name: string;
  readonly texts: number;
  /** Missing: never counted as a low mark. */
  readonly unreadable: number;
  /** Mean over the readable texts, on the scale itself (1–10), as share of yes, or as share of a; null without any. */
  readonly mean: number | null;
  /** 95 %, items as units, on the scale of the mean. */
  readonly low: number | null;
  readonly high: number | null;
  /** Verdicts a, b and tie; only on that scale. */
  readonly verdicts?: { readonly a: number; readonly b: number; readonly tie: number };
}

/** The texts of one judge on one scale. */
export interface JudgeTextsReport {
  readonly judge: string;
  readonly scale: JudgeScale;
  readonly texts: number;
  readonly unreadable: number;
  readonly models: readonly JudgedModel[];
  /** Lines that could not be read. */
  readonly unreadableLines: readonly number[];
  /** The models on the items that share a readable text, marks moved to 0–1; null with one model, and for a-b-tie. */
  readonly comparison: ComparedParts | null;
}

interface ReadText {
  readonly row: JudgeTextRow;
  readonly reading: JudgeReading | null;
}

/** The scale 1–10 as 0–1. */
const LOWEST = 1;
const SPAN = 9;

/** The reading as a number on its scale. */
function markOf(reading: JudgeReading): number {
  switch (reading.scale) {
    case '1-10':
      return reading.value;
    case 'yes-no':
      return reading.value ? 1 : 0;
    case 'a-b-tie':
      return reading.value === 'a' ? 1 : reading.value === 'tie' ? 0.5 : 0;
    default:
      return reading satisfies never;
  }
}

const toScore = (mark: number, scale: JudgeScale): number => (scale === '1-10' ? (mark - LOWEST) / SPAN : mark);
const fromScore = (score: number | null, scale: JudgeScale): number | null =>
  score === null || scale !== '1-10' ? score : score * SPAN + LOWEST;

function scoreRows(texts: readonly ReadText[]): ScoreRow[] {
  return texts.map(({ row: { line, item, model, scale }, reading }) => ({
    ...{ line, task: item, model, epoch: null, type: null, cluster: null, server: null },
    score: reading === null ? null : toScore(markOf(reading), scale),
  }));
}

function verdictsOf(readings: readonly JudgeReading[]): NonNullable<JudgedModel['verdicts']> {
  const count = (value: JudgeReading['value']): number => readings.filter((reading) => reading.value === value).length;
  return { a: count('a'), b: count('b'), tie: count('tie') };
}

function judgedModel(name: string, texts: readonly ReadText[], scale: JudgeScale): JudgedModel {
  const readings = texts.flatMap(({ reading }) => reading ?? []);
  const marks = readings.map(markOf);
  const alone = compareModels(scoreComparison(collectScores(scoreRows(texts)), {})).scopes[0]?.entries[0]?.accuracy;
  return {
    name,
    texts: texts.length,
    unreadable: texts.length - readings.length,
    mean: marks.length === 0 ? null : marks.reduce((sum, mark) => sum + mark, 0) / marks.length,
    low: fromScore(alone?.low ?? null, scale),
    high: fromScore(alone?.high ?? null, scale),
    ...(scale === 'a-b-tie' ? { verdicts: verdictsOf(readings) } : {}),
  };
}

function reportOf(texts: readonly ReadText[]): JudgeTextsReport[] {
  const [first] = texts;
  if (first === undefined) return [];
  const { judge, scale } = first.row;
  const names = [...new Set(texts.map(({ row }) => row.model))];
  const unreadable = texts.filter(({ reading }) => reading === null);
  const comparable = names.length > 1 && scale !== 'a-b-tie';
  return [
    {
      ...{ judge, scale, texts: texts.length, unreadable: unreadable.length },
      models: names.map((name) =>
        judgedModel(
          name,
          texts.filter(({ row }) => row.model === name),
          scale,
        ),
      ),
      unreadableLines: unreadable.map(({ row }) => row.line),
      comparison: comparable ? compareModels(scoreComparison(collectScores(scoreRows(texts)), {})) : null,
    },
  ];
}

/** Recorded texts of judges, read: one report per judge and scale, in the order of the file. */
export function readJudgeTexts(rows: readonly JudgeTextRow[]): JudgeTextsReport[] {
  const groups = new Map<string, ReadText[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.judge, row.scale]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ row, reading: parseJudgeText(row.text, row.scale) });
  }
  return [...groups.values()].flatMap(reportOf);
}
