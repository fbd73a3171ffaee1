/** Keeps the versions of tasks that were used last, so that each is read once per block and memory stays flat. */
export class TaskCache<Task> {
  private readonly entries = new Map<string, Task>();

  constructor(
    private readonly read: (id: string) => Promise<Task | null>,
    private readonly keep = 200,
  ) {}

  /** Throws when there is no such task. */
  async get(id: string): Promise<Task> {
    const task = this.entries.get(id) ?? (await this.read(id));
    if (task === null) throw new Error(`Task ${id} is not there.`);
    this.entries.delete(id);
    this.entries.set(id, task);
    if (this.entries.size > this.keep) this.entries.delete(this.entries.keys().next().value ?? id);
    return task;
  }
}
