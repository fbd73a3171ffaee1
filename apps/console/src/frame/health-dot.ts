import type { Server } from '@assay/contracts';

/** The shape of a server's state: filled = answers, ring in amber = answers wrongly, grey ring = silent. */
export function healthDot(server: Pick<Server, 'status'>): 'ok' | 'warn' | 'off' | '' {
  switch (server.status) {
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
      return server.status satisfies never;
  }
}
