import { CannotStart } from '@assay/server/config';

const LOG_PREFIX = /\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] /g;
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no folder can be made there',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it lies on a read-only disk',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'the path leads in a circle',
};

/** A file operation on the data folder failed: says why, for people. */
export function folderFailure(dir: string, error: unknown): CannotStart {
  const code = errorCode(error);
  const reason = REASONS[code] ?? String(error);
  return new CannotStart(`The data folder ${dir} cannot be used: ${reason}. Set ASSAY_DATA_DIR to another folder.`, {
    cause: error,
  });
}

/** PostgreSQL did not come up: the telling lines of what it wrote. */
export function serverFailure(what: string, output: string): CannotStart {
  if (/No space left on device|Check free disk space/i.test(output)) {
    return new CannotStart(`${what}: the disk is full. Free space and start again; what was stored is safe.`);
  }
  const lines = output
    .replace(LOG_PREFIX, '')
    .split('\n')
    .filter((line) => /\b(FATAL|PANIC|ERROR|error|HINT|invalid|denied)\b/.test(line));
  const said = (lines.length > 0 ? lines : output.trim().split('\n')).slice(-4).join(' ').slice(0, 600);
  return new CannotStart(`${what}${said === '' ? '.' : `: ${said}`}`);
}

/** The code of a system error (`ENOENT` …), or an empty text. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
