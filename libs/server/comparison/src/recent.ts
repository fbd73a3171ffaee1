/** The values asked for last, by what they were computed from; one that is being computed is not computed twice. */
export class Recent<Value> {
  private readonly values = new Map<string, Promise<Value>>();

  /** `size` values are kept, those used longest ago go first. */
  constructor(private readonly size: number) {}

  get(key: string, compute: () => Promise<Value>): Promise<Value> {
    const known = this.values.get(key);
    const value = known ?? compute();
    this.values.delete(key);
    this.values.set(key, value);
    if (known === undefined) {
      // A failure is not kept: the next one tries again.
      value.catch(() => this.forget(key, value));
      for (const oldest of this.values.keys()) {
        if (this.values.size <= this.size) break;
        this.values.delete(oldest);
      }
    }
    return value;
  }

  private forget(key: string, value: Promise<Value>): void {
    if (this.values.get(key) === value) this.values.delete(key);
  }
}
