import { agreed, bracketed, jsonField, outerLines, type ReadMark, withoutReasoning } from './judge-marks';
import type { JudgeScale } from './judge-text-row';
import type { Vote } from './vote-row';

/** What a judge's text says; null = it cannot be read, which is missing and never a low mark. */
export type JudgeReading =
  | { readonly scale: '1-10'; readonly value: number }
  | { readonly scale: 'yes-no'; readonly value: boolean }
  | { readonly scale: 'a-b-tie'; readonly value: Vote };

/**
 * Reads the verdict of a judge's text on its scale, in English or Russian. Marks in `[[…]]` count before a JSON object, that before words that
 * name the verdict ("Rating: 8/10", "Verdict: A"), those before a line, the first or the last, that is nothing but the verdict. Where marks
 * contradict each other and none ends the text, or `[[…]]` holds nothing of the scale, nothing is read; a number that no word names as the
 * rating is never taken for one. Null = unreadable.
 */
export function parseJudgeText(text: string, scale: JudgeScale): JudgeReading | null {
  const said = withoutReasoning(text);
  if (said === '') return null;
  switch (scale) {
    case '1-10': {
      const value = readRating(said);
      return value === null ? null : { scale, value };
    }
    case 'yes-no': {
      const value = readYesNo(said);
      return value === null ? null : { scale, value };
    }
    case 'a-b-tie': {
      const value = readVote(said);
      return value === null ? null : { scale, value };
    }
    default:
      return scale satisfies never;
  }
}

const RATING_NAMES = 'rating|score|grade|оценка|балл|рейтинг';
const ANSWER_NAMES = 'verdict|answer|judge?ment|decision|result|вердикт|ответ|решение|вывод';
const WINNER_NAMES = 'verdict|winner|choice|decision|better answer|вердикт|победитель|выбор|решение|лучший ответ';
const OF_ALL = '(?:final|overall|my|итоговая|итоговый|итог|общая|общий|моя|мой) ';
const SIDES = 'assistant|answer|response|model|output|ассистент|ответ|модель';
/** The number, and what may stand around it; not a number out of something else, nor the beginning of a range. */
const NUMBER = '\\[?(\\d+(?:[.,]\\d+)?)\\]?[*_"\'`]*';
const OUT_OF_TEN = '(?:\\s*(?:\\/|out of|из)\\s*10(?!\\d))';
const ENDS = '(?![\\d/]|[.,]\\d|\\s*(?:\\/|out of|из|to|до|-|–)\\s*\\d)';

/** `name: value`, also with emphasis around either. */
function afterName(names: string, value: string, flags = 'giu'): RegExp {
  return new RegExp(
    `(?:^|[\\s*_#"'(«])(?:${OF_ALL})?(?:${names})[*_"'\`]*\\s*(?::|=|is\\b|—)[\\s*_"'\`«]*${value}`,
    flags,
  );
}

const NAMED_RATING = afterName(RATING_NAMES, `${NUMBER}${OUT_OF_TEN}?${ENDS}`);
const RATING_OF_TEN = new RegExp(`(?:rating|score|grade) of ${NUMBER}${OUT_OF_TEN}`, 'giu');
const NAMED_ANSWER = afterName(ANSWER_NAMES, '(yes|no|да|нет)(?![\\p{L}\\p{N}])');
const NAMED_WINNER = afterName(WINNER_NAMES, `(?:(?:${SIDES}) )?[[(]?(a|b|tie|а|б|в|ничья)[\\])]?(?![\\p{L}\\p{N}])`);
const ONLY_RATING = /^[*_\s]*\[?(\d+(?:[.,]\d+)?)\]?\s*(?:(?:\/|out of|из)\s*10)?[*_\s.]*$/u;
const ONLY_OF_TEN = /^[*_\s]*(\d+(?:[.,]\d+)?)\s*(?:\/|out of|из)\s*10[*_\s.]*$/u;
const ONLY_WINNER = new RegExp(`^[*_"'\\s]*(?:(?:${SIDES})\\s+)?[[(]?(a|b|tie|а|б|в|ничья)[\\])]?[*_"'\\s.!]*$`, 'iu');
const ONLY_ANSWER = /^[*_"'\s]*(yes|no|да|нет)[*_"'\s.!]*$/iu;
const BEGINS_WITH_ANSWER = /^[*_"'\s]*(yes|no|да|нет)[*_"']*\s*[.,:;!—–-]/iu;

function readRating(text: string): number | null {
  const marked = bracketed(text, RATING_NAMES, outOfTen);
  if (marked !== undefined) return marked;
  const json = jsonField(text, ['rating', 'score', 'grade'], (value) =>
    typeof value === 'number' || typeof value === 'string' ? outOfTen(String(value)) : null,
  );
  if (json !== undefined) return json;
  const named = agreed(text, NAMED_RATING, inRange) ?? agreed(text, RATING_OF_TEN, inRange);
  if (named !== undefined) return named;
  return onlyOn(outerLines(text), text.includes('\n') ? ONLY_OF_TEN : ONLY_RATING, inRange);
}

function readYesNo(text: string): boolean | null {
  const marked = bracketed(text, ANSWER_NAMES, yesNo);
  if (marked !== undefined) return marked;
  const json = jsonField(text, ['met', 'verdict', 'answer', 'pass', 'passed', 'result', 'correct'], (value) =>
    typeof value === 'boolean' ? value : typeof value === 'string' ? yesNo(value) : null,
  );
  if (json !== undefined) return json;
  const named = agreed(text, NAMED_ANSWER, yesNo);
  if (named !== undefined) return named;
  const word = BEGINS_WITH_ANSWER.exec(text)?.[1];
  return word === undefined ? onlyOn(outerLines(text), ONLY_ANSWER, yesNo) : yesNo(word);
}

function readVote(text: string): Vote | null {
  const marked = bracketed(text, WINNER_NAMES, vote);
  if (marked !== undefined) return marked;
  const json = jsonField(text, ['verdict', 'winner', 'better', 'choice', 'answer'], (value) =>
    typeof value === 'string' ? vote(value) : null,
  );
  if (json !== undefined) return json;
  const named = agreed(text, NAMED_WINNER, vote);
  return named === undefined ? onlyOn(outerLines(text), ONLY_WINNER, vote) : named;
}

/** The value of the lines that are nothing but a verdict; null where there is none, or where two contradict each other. */
function onlyOn<Value>(lines: readonly string[], form: RegExp, read: ReadMark<Value>): Value | null {
  const values = lines.flatMap((line) => {
    const mark = form.exec(line)?.[1];
    return mark === undefined ? [] : [read(mark)];
  });
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

function outOfTen(text: string): number | null {
  const number = /^\s*(\d+(?:[.,]\d+)?)\s*(?:(?:\/|out of|из)\s*10)?\s*$/u.exec(text)?.[1];
  return number === undefined ? null : inRange(number);
}

function inRange(text: string): number | null {
  const value = Number(text.replace(',', '.'));
  return value >= 1 && value <= 10 ? value : null;
}

function yesNo(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (['yes', 'true', 'да'].includes(word)) return true;
  return ['no', 'false', 'нет'].includes(word) ? false : null;
}

/** Of the letters also those that only look alike in Cyrillic; `A>B`, `A>>B` and `A=B` name a winner too. */
const VOTES_SAID: Readonly<Record<string, Vote>> = {
  ...{ a: 'a', а: 'a', 'a>b': 'a', 'a>>b': 'a', 'b<a': 'a', 'b<<a': 'a' },
  ...{ b: 'b', б: 'b', в: 'b', 'b>a': 'b', 'b>>a': 'b', 'a<b': 'b', 'a<<b': 'b' },
  ...{ tie: 'tie', c: 'tie', с: 'tie', 'a=b': 'tie', 'b=a': 'tie', ничья: 'tie' },
};

function vote(text: string): Vote | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/\s*([<>=]+)\s*/g, '$1');
  return VOTES_SAID[word] ?? null;
}
