import { CannotStart } from '@assay/server/config';

/** The process that works on a data folder, as far as it can be asked. */
export interface FolderHolder {
  readonly pid: number | null;
  /** Where its API listens, once it does. */
  readonly url: string | null;
}

/** Another process works on the data folder. */
export class FolderInUse extends CannotStart {
  override readonly name = 'FolderInUse';

  constructor(
    readonly dir: string,
    readonly holder: FolderHolder,
  ) {
    super(sentence(dir, holder));
  }
}

function sentence(dir: string, { pid, url }: FolderHolder): string {
  const who = pid === null ? 'Another Assay process' : `Another Assay process (pid ${pid})`;
  const instead =
    url === null
      ? 'a running instance can also be driven with --api URL.'
      : `let the running instance do the work: --api ${url}`;
  return `${who} already uses ${dir}. Two at once would destroy the data. Stop it, set another folder with ASSAY_DATA_DIR, or ${instead}`;
}
