export { runTickProcess, SetClock, tickingOver, type Ticking, type TickOrder } from './ticking';
