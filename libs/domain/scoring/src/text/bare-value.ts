import { withoutFinalPeriod } from './normalise';

const WRAPPERS: readonly (readonly [open: string, close: string])[] = [
  ['```', '```'],
  ['***', '***'],
  ['**', '**'],
  ['~~', '~~'],
  ['`', '`'],
  ['*', '*'],
  ['$$', '$$'],
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['\\boxed{', '}'],
  ['\\text{', '}'],
  ['\\textbf{', '}'],
  ['\\mathbf{', '}'],
  ['\\mathrm{', '}'],
];
const DEEPEST = 8;

/**
 * Takes off what only dresses a short answer: bold, code ticks, formula signs, `\boxed{}`, one final period.
 * `**42**.` and `$\boxed{42}$` become `42`; quotes and brackets belong to the value and stay.
 */
export function bareValue(text: string): string {
  let bare = withoutFinalPeriod(text.trim());
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const inner = unwrapOnce(bare);
    if (inner === null) return bare;
    bare = withoutFinalPeriod(inner);
  }
  return bare;
}

function unwrapOnce(text: string): string | null {
  for (const [open, close] of WRAPPERS) {
    if (text.length <= open.length + close.length || !text.startsWith(open) || !text.endsWith(close)) continue;
    const inner = text.slice(open.length, -close.length);
    const isPair = close === '}' ? closesAtEnd(inner) : !inner.includes(close);
    if (isPair && inner.trim() !== '') return inner.trim();
  }
  return null;
}

/** True when no `}` inside closes the wrapper before its end. */
function closesAtEnd(inner: string): boolean {
  let depth = 0;
  for (const character of inner) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
