import { lineCount, whereInText } from '../text/lines';
import { extractAnswerLine } from './answer-line';
import { choiceLetter, inRange } from './choice-letter';
import { lettersInText, type NamedLetter } from './choice-mentions';
import { found, notFound, type ExtractContext, type Extraction } from './extraction';

/** A choice is told at the end: of longer answers only this much is looked at. */
const LONGEST_LOOK = 100_000;

/** The letter A–J that an answer chooses. Two that contradict each other are none. */
export function extractChoice(answer: string, context: ExtractContext): Extraction {
  return chosen(answer.slice(-LONGEST_LOOK), context.choices ?? []);
}

function chosen(answer: string, choices: readonly string[]): Extraction {
  const line = extractAnswerLine(answer);
  if (line.found) {
    const letter = choiceLetter(line.text, choices);
    return letter === null ? unclear(line.text) : found('choice', letter, ...line.trace, `It names ${letter}.`);
  }
  const whole = answer.length <= 500 && lineCount(answer) === 1 ? choiceLetter(answer, choices) : null;
  if (whole !== null) return found('choice', whole, `The whole answer names ${whole}.`);
  for (const named of lettersInText(answer, choices)) {
    const inTask = named.filter(({ letter }) => inRange(letter, choices) !== null);
    if (inTask.length > 0) return decide(answer, inTask);
  }
  return notFound('choice', 'No option is named in the answer.');
}

function unclear(text: string): Extraction {
  return notFound('choice', `The line that starts with ANSWER: does not name one option: "${text.slice(0, 60)}".`);
}

function decide(answer: string, named: readonly NamedLetter[]): Extraction {
  const letters = Array.from(new Set(named.map(({ letter }) => letter))).sort();
  const last = named.at(-1);
  if (last === undefined || letters.length > 1) {
    return notFound('choice', `The answer names several options: ${letters.join(', ')}.`);
  }
  return found('choice', last.letter, `Took ${last.letter}, ${last.how}, ${whereInText(answer, last.at)}.`);
}
