/** What a promise gives, or null as soon as the signal aborts; then nobody hears how it ended. */
export async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result | null> {
  if (signal.aborted) return null;
  let aborted = (): void => undefined;
  const abort = new Promise<null>((resolve) => {
    aborted = () => resolve(null);
    signal.addEventListener('abort', aborted, { once: true });
  });
  // An error after the abort is nobody's any more.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, abort]);
  } finally {
    signal.removeEventListener('abort', aborted);
  }
}
