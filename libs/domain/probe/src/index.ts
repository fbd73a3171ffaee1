export * from './measure';
export * from './probe-figures';
export * from './probe-plan';
export * from './probe-prompt';
export * from './why-not-valid';
