import type { CodeLimits } from '@assay/domain/run';
import { cpuMsOf } from './cpu-time';

const LOOK_EVERY_MS = 250;
/** A guest ends itself at its limit; we end it when it could not. */
const GRACE_MS = 1_000;

/** Ends a guest that has not ended itself: at its wall time, or where the system tells, at its CPU time. Gives the way to call it off. */
export function watchFromOutside(
  pid: number,
  limits: Pick<CodeLimits, 'cpuMs' | 'wallMs'>,
  end: () => void,
): () => void {
  const cpuAtStart = cpuMsOf(pid) ?? 0;
  const wall = setTimeout(end, limits.wallMs + GRACE_MS);
  let look: NodeJS.Timeout | undefined;
  const firstLook = setTimeout(() => {
    look = setInterval(() => {
      const used = (cpuMsOf(pid) ?? 0) - cpuAtStart;
      if (used >= limits.cpuMs + GRACE_MS) end();
    }, LOOK_EVERY_MS);
  }, limits.cpuMs);
  return () => {
    clearTimeout(wall);
    clearTimeout(firstLook);
    clearInterval(look);
  };
}
