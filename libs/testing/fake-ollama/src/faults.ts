import { gzipSync } from 'node:zlib';
import type { Fault, FaultScope, RawFault } from './answer-script';
import { withTag } from './fake-model';
import type { FakeTime } from './fake-time';
import type { Exchange } from './http-exchange';

const NDJSON = { 'content-type': 'application/x-ndjson' };
const PIECE = 65_536;

/** The faults that were set from outside, oldest first. */
export class FaultList {
  private readonly rules: { readonly fault: Fault; readonly scope: FaultScope; left: number }[] = [];

  set(fault: Fault | null, scope: FaultScope = {}): void {
    if (fault === null) this.rules.length = 0;
    else this.rules.push({ fault, scope, left: scope.times ?? Infinity });
  }

  /** The fault that meets this request, counted; null where none does. */
  take(path: string, model: string | null): Fault | null {
    const rule = this.rules.find(({ scope, left }) => {
      const meant = scope.model === undefined || (model !== null && withTag(scope.model) === withTag(model));
      return left > 0 && meant && path === (scope.path ?? '/api/chat');
    });
    if (!rule) return null;
    rule.left--;
    return rule.fault;
  }
}

/** Does what a fault does before or instead of an answer; true when that was all. */
export async function applyEarly(fault: Fault | null, exchange: Exchange, time: FakeTime): Promise<boolean> {
  switch (fault?.kind) {
    case 'status': {
      const body = JSON.stringify({ error: fault.text ?? 'an error of the fake' });
      exchange.text(fault.status, body, 'application/json; charset=utf-8', fault.headers);
      return true;
    }
    case 'html':
      exchange.text(200, '<!doctype html><title>Welcome</title><p>secret page</p>', 'text/html; charset=utf-8');
      return true;
    case 'redirect':
      exchange.text(fault.status ?? 302, '', 'text/plain', { location: fault.to });
      return true;
    case 'reset':
      exchange.cut();
      return true;
    case 'silent':
      await exchange.gone();
      return true;
    case 'delay':
      await time.sleep(fault.ms, exchange.left);
      return exchange.left.aborted;
    case 'raw':
      await sendRaw(fault, exchange);
      return true;
    case 'gzip_bomb':
      exchange.head(200, { ...NDJSON, 'content-encoding': 'gzip' });
      exchange.write(gzipSync(Buffer.alloc(fault.bytes, 0x20)));
      exchange.end();
      return true;
    case 'huge_line':
      await sendHugeLine(fault.bytes, exchange);
      return true;
    default:
      return false;
  }
}

async function sendRaw({ status = 200, headers = NDJSON, chunks, end = 'complete' }: RawFault, exchange: Exchange) {
  exchange.head(status, headers);
  for (const chunk of chunks) {
    if (!exchange.write(chunk)) return;
    await exchange.drained();
  }
  if (end === 'complete') exchange.end();
  else if (end === 'cut') exchange.cut();
  else await exchange.gone();
}

async function sendHugeLine(bytes: number, exchange: Exchange): Promise<void> {
  exchange.head(200, NDJSON);
  exchange.write('{"message":{"role":"assistant","content":"');
  const piece = Buffer.alloc(PIECE, 'x');
  for (let sent = 0; sent < bytes && !exchange.left.aborted; sent += PIECE) {
    exchange.write(piece);
    await exchange.drained();
  }
  exchange.write('"},"done":false}\n');
  exchange.end();
}
