/** SQLSTATE of serialization failure and deadlock: the same transaction may succeed when tried again. */
const RETRYABLE = new Set(['40001', '40P01']);
/** Admin shutdown, crash shutdown, cannot connect now, too many connections, and the connection exceptions of class 08. */
const AWAY = new Set(['57P01', '57P02', '57P03', '53300', '08000', '08003', '08006', '08001', '08004']);
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** Texts of the driver and of TypeORM, which have no code for a connection that ended under them. */
const DRIVER_TEXT =
  /Connection terminated|connection timeout|Client has encountered a connection error|Query read timeout|timeout exceeded when trying to connect|not queryable|Query runner already released/i;

/** The code of a database or network error, also where TypeORM wrapped it; null without one. */
export function errorCode(error: unknown): string | null {
  if (!isObject(error)) return null;
  const own = (error as { code?: unknown }).code;
  if (typeof own === 'string') return own;
  return errorCode((error as { driverError?: unknown }).driverError);
}

/** Errors of another realm (a test environment, a worker) are none by `instanceof`. */
function isObject(error: unknown): error is object {
  return typeof error === 'object' && error !== null;
}

/** The name of the violated constraint; null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  if (!isObject(error)) return null;
  const own = (error as { constraint?: unknown }).constraint;
  if (typeof own === 'string') return own;
  return violatedConstraint((error as { driverError?: unknown }).driverError);
}

export function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(errorCode(error) ?? '');
}

/** The connection broke or none could be made: whether a running statement took effect is unknown. */
export function isConnectionLoss(error: unknown): boolean {
  const code = errorCode(error);
  if (code !== null && (AWAY.has(code) || NETWORK.has(code))) return true;
  const message = isObject(error) ? (error as { message?: unknown }).message : undefined;
  return typeof message === 'string' && DRIVER_TEXT.test(message);
}

/** Disk full (53100), or an I/O error of the database's files (58030). */
export function isStorageFull(error: unknown): boolean {
  return ['53100', '58030'].includes(errorCode(error) ?? '');
}
