import { shownAnswer } from './shown-answer';

/** Whether a quote occurs in an answer, or in it as it was shown: after NFKC, lower-casing and taking white space together. */
export function isSupported(evidence: string, answer: string): boolean {
  const quote = plain(evidence).replace(/^["'“”‘’«»\s]+|["'“”‘’«»\s]+$/g, '');
  if (quote === '') return false;
  return plain(answer).includes(quote) || plain(shownAnswer(answer).text).includes(quote);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
