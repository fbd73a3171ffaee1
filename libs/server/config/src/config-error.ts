import { EXIT } from './exit-code';

/** One variable whose value cannot be used. */
export interface ConfigProblem {
  readonly variable: string;
  /** A whole sentence that names the variable and what is allowed. */
  readonly message: string;
}

/** The environment holds values that cannot be used; the message has one line per variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly exitCode = EXIT.usage;

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
  }
}
