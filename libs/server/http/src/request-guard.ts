import { ProblemError } from '@assay/contracts';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { sendProblem } from './problem.filter';

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses, before any routing, what did not come to our own address or came from another site. */
export function requestGuard() {
  return (request: Request, response: Response, next: NextFunction): void => {
    const refusal = refusalOf(request);
    if (refusal === null) next();
    else sendProblem(response, refusal.toProblem());
  };
}

/** Why a request is refused; null when it may pass. Works for the WebSocket handshake too. */
export function refusalOf(request: IncomingMessage): ProblemError | null {
  const hosts = valuesOf(request, 'host');
  const [host] = hosts;
  // "GET http://evil.example/ HTTP/1.1" is what proxies are asked; it would count more than the header.
  const forProxies = request.url?.startsWith('/') !== true;
  if (forProxies || hosts.length !== 1 || host === undefined || !isOwnHost(host, request.socket.localPort)) {
    return new ProblemError('host_not_allowed', 'The Host header does not name this machine.');
  }
  if (foreignOrigin(request, host))
    return new ProblemError('forbidden_origin', 'Another site asked the browser to send this.');
  return null;
}

/** Exactly a loopback name and, where the port is not the default one, our port. */
function isOwnHost(host: string, localPort: number | undefined): boolean {
  const match = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(host);
  if (match === null) return false;
  const [, name = '', port] = match;
  return LOOPBACK_NAMES.has(name.toLowerCase()) && Number(port ?? 80) === localPort;
}

function foreignOrigin(request: IncomingMessage, host: string): boolean {
  const origin = request.headers.origin;
  const upgrade = request.headers.upgrade !== undefined;
  if (origin !== undefined) {
    // Browsers send "null" for sandboxed frames and files; a page of ours never does.
    return (
      origin.toLowerCase() !== `http://${host.toLowerCase()}` &&
      (upgrade || !SAFE_METHODS.has(request.method ?? 'GET') || origin === 'null')
    );
  }
  const site = request.headers['sec-fetch-site'];
  const crossSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  return crossSite && (upgrade || !SAFE_METHODS.has(request.method ?? 'GET'));
}

/** Every value of a header, also where it was sent twice (Node keeps only the first Host). */
function valuesOf(request: IncomingMessage, name: string): string[] {
  const raw = request.rawHeaders;
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === name);
}
