import recorded from '../recordings/recordings.json' with { type: 'json' };

/** One exchange with a real Ollama 0.33.0 server, taken at the socket. */
export interface Recording {
  readonly name: string;
  readonly note?: string;
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response: {
    readonly status: number;
    readonly headersAtMs: number;
    readonly headers: Readonly<Record<string, string>>;
  } | null;
  /** `text` is what arrived in one read; `omitted` says how many reads are left out here. */
  readonly chunks: readonly ({ readonly atMs: number; readonly text: string } | { readonly omitted: number })[];
  /** `complete`, `aborted` (the connection broke or the client left), `client left` (before any header) or an error code. */
  readonly end: { readonly how: string; readonly atMs: number };
}

export const RECORDINGS = recorded as unknown as readonly Recording[];

/** The recording of this name; throws when there is none. */
export function recording(name: string): Recording {
  const found = RECORDINGS.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`There is no recording ${name}.`);
  return found;
}

/** What the server sent after its head, as far as it was kept. */
export function bodyOf({ chunks }: Recording): string {
  return chunks.map((chunk) => ('text' in chunk ? chunk.text : '')).join('');
}

/** True where nothing was left out. */
export function isWhole({ chunks }: Recording): boolean {
  return chunks.every((chunk) => 'text' in chunk);
}
