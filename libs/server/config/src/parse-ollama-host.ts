import { normaliseOllamaHost } from '@assay/domain/run';
import { MalformedValue } from './variable';

/**
 * The base address that `OLLAMA_HOST` stands for, in the forms that Ollama's own client accepts. Where that client would quietly fall back
 * (a port that is none), this is a mistake to be told.
 */
export function parseOllamaHost(text: string): string {
  const bare = text.replace(/^["']+|["']+$/g, '').trim();
  const [, scheme, host = ''] = /^(?:([^/]*):\/\/)?([^/]*)/.exec(bare) ?? [];
  if (scheme !== undefined && !/^https?$/i.test(scheme)) throw new MalformedValue('it is neither http nor https');
  const port = /^(?:\[[^\]]*\]|[^:]*):([^:]*)$/.exec(host)?.[1];
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
    throw new MalformedValue('its port is no port number');
  if (/[\s@?#]/.test(bare)) throw new MalformedValue('it holds a blank, a name with a password, a query or a fragment');
  const address = normaliseOllamaHost(text);
  if (URL.parse(address) === null) throw new MalformedValue('it is no address');
  return address;
}
