import type { Variable } from './variable';
import { TEST_SEAMS, VARIABLES } from './variables';

/** The page `docs/reference/configuration.md`. */
export function configurationReference(): string {
  return [
    '<!-- Written by scripts/write-config-reference.mjs from libs/server/config/src/variables.ts; do not edit. -->',
    '',
    '# Configuration',
    '',
    'Everything is set by variables of the environment, and everything is optional. A blank value counts as absent.',
    'A malformed value stops the start with exit code 2 and a sentence that names the variable; an unknown `ASSAY_…` is warned about.',
    '',
    '| variable | default | allowed | meaning |',
    '| --- | --- | --- | --- |',
    ...Object.values(VARIABLES).map(row),
    '',
    '## Test seams',
    '',
    'Read by specs and test builds only.',
    '',
    '| variable | meaning |',
    '| --- | --- |',
    ...TEST_SEAMS.map((seam) => `| \`${seam.name}\` | ${seam.meaning} |`),
    '',
  ].join('\n');
}

function row(variable: Variable<unknown>): string {
  const fallback = variable.defaultText === null ? '–' : `\`${variable.defaultText}\``;
  return `| \`${variable.name}\` | ${fallback} | ${variable.allowed} | ${variable.meaning} |`;
}
