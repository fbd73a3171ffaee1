import type { FolderHolder } from './folder-in-use';

/** Reads what a holder says of itself; whatever is not understood is unknown. */
export function parseHolder(text: string): FolderHolder & { readonly started: string | null } {
  const value = parsed(text);
  const fields = new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const pid = fields.get('pid');
  const url = fields.get('url');
  const started = fields.get('started');
  return {
    pid: typeof pid === 'number' ? pid : null,
    url: typeof url === 'string' && /^https?:\/\/[\w.[\]:-]+$/.test(url) ? url : null,
    started: typeof started === 'string' ? started : null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
