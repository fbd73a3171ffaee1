import type { CodeLanguage } from '@assay/domain/run';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words after a fence that stand for a language. */
const LABELS: { readonly [Language in CodeLanguage]: ReadonlySet<string> } = {
  python: words('python python3 py python2 py3 pycon pyi sage'),
  javascript: words('javascript js node nodejs jsx mjs cjs ecmascript typescript ts tsx mts'),
};
/** Words that stand for text, data or another language's shell. */
const NOT_CODE = words(
  'bash sh shell zsh console terminal powershell json yaml yml xml html css output text txt plaintext plain markdown md diff log csv',
);

/** How well a fence's label fits: 2 it names the language, 1 it says nothing, 0 it names another, -1 it names no code. */
export function labelFit(label: string, language: CodeLanguage): 2 | 1 | 0 | -1 {
  if (LABELS[language].has(label)) return 2;
  if (label === '') return 1;
  return NOT_CODE.has(label) ? -1 : 0;
}
