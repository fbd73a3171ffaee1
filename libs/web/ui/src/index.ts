export * from './charts/index';
export * from './format/duration';
export * from './format/number';
export * from './icon/icon';
export type { IconName } from './icon/icons';
export * from './marks/outcome-mark';
export * from './text/fill-text';
export * from './text/text-types';
export * from './text/texts';
