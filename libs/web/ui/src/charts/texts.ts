/** English texts around charts. */
export const CHART_TEXTS = {
  savePicture: 'Save picture: {title}',
  saveTable: 'Save table: {title}',
} as const;
