/** Collects conditions and their parameters; conditions are written by us, values never become SQL text. */
export class Where {
  private readonly conditions: string[] = [];
  readonly parameters: unknown[] = [];

  /** Adds a condition; each `?` stands for the next value. An undefined first value leaves it out. */
  and(condition: string, ...values: readonly unknown[]): this {
    if (values.length > 0 && values[0] === undefined) return this;
    let next = 0;
    this.conditions.push(
      condition.replaceAll('?', () => {
        this.parameters.push(values[next]);
        next += 1;
        return `$${this.parameters.length}`;
      }),
    );
    return this;
  }

  copy(): Where {
    const other = new Where();
    other.conditions.push(...this.conditions);
    other.parameters.push(...this.parameters);
    return other;
  }

  toString(): string {
    return this.conditions.length === 0 ? 'true' : this.conditions.join(' AND ');
  }
}

/** A text for ILIKE that is found anywhere; wildcards of the user are plain characters. */
export function containsPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
