export { fillResults, type ResultsShape } from './fill-results';
export { benchComparison } from './bench-comparison';
