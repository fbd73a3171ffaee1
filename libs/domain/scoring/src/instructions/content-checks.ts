import type { InstructionCheck } from './instruction-check';
import { counted } from './split-text';

export const CONTENT_CHECKS: { readonly [id: string]: InstructionCheck } = {
  'detectable_content:number_placeholders': {
    parameters: { num_placeholders: 'count' },
    check: (text, parameters) => {
      const count = text.split('\n').reduce((sum, line) => sum + placeholders(line), 0);
      return { followed: count >= parameters.count('num_placeholders'), found: counted(count, 'placeholder') };
    },
  },
  'detectable_content:postscript': {
    parameters: { postscript_marker: 'text' },
    check: (text, parameters) => {
      const followed = postscript(parameters.text('postscript_marker').trim()).test(text.toLowerCase());
      return { followed, found: followed ? 'there is a postscript' : 'there is no postscript' };
    },
  },
};

/** How many pairs of brackets a line has, nesting aside. */
function placeholders(line: string): number {
  let count = 0;
  for (let at = line.indexOf('['); at >= 0; at = line.indexOf('[', at)) {
    const close = line.indexOf(']', at);
    if (close < 0) break;
    count += 1;
    at = close;
  }
  return count;
}

/** `P.S.` may be written `P. S.`. */
function postscript(marker: string): RegExp {
  if (marker === 'P.S.') return /p\.\s?s\./;
  if (marker === 'P.P.S') return /p\.\s?p\.\s?s/;
  return new RegExp(marker.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
