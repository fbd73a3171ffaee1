export * from './agreement';
export * from './ballot';
export * from './compare-votes';
export * from './order-effect';
export * from './strengths';
export * from './usability';
