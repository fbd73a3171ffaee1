/** The exclusive right to work on a data folder, until it is released or the process ends. */
export interface FolderLock {
  /** Tells a process that comes second where the API of this one listens. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}
