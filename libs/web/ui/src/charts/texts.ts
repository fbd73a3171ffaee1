/** English texts around charts. */
export const CHART_TEXTS = {
  view: 'View',
  chart: 'Chart',
  grid: 'Grid',
  table: 'Table',
  savePicture: 'Save picture: {title}',
  saveTable: 'Save table: {title}',
} as const;
