import type { ServerStatus } from '@assay/contracts';

/** Class of a server's dot: filled = answers, ring in amber = answers wrongly, grey ring = silent, plain = not asked yet. */
export function serverDot(status: ServerStatus): 'ok' | 'warn' | 'off' | '' {
  switch (status) {
    case 'online':
      return 'ok';
    case 'refused':
      return 'warn';
    case 'offline':
    case 'disabled':
      return 'off';
    case 'unknown':
      return '';
    default:
      return status satisfies never;
  }
}
