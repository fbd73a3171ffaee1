import { lineCount } from '../text/lines';
import { found, notFound, type Extraction } from './extraction';

/** The answer as it is. */
export function extractWhole(answer: string): Extraction {
  const text = answer.trim();
  if (text === '') return notFound('whole', 'The answer is empty.');
  const lines = lineCount(text);
  return found('whole', text, lines === 1 ? 'Took the whole answer.' : `Took the whole answer, ${lines} lines.`);
}
