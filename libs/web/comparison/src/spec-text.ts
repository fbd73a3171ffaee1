import { fillText } from '@assay/web/ui';
import { COMPARISON_TEXTS } from './comparison-texts';
import type { ComparisonText } from './words';

/** The English texts without an injector; for specs. */
export const t: ComparisonText = (key, ...values) => fillText(COMPARISON_TEXTS[key], values[0] ?? {}, 'en');
