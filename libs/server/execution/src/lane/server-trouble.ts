import { ProviderFailure } from '@assay/domain/run';

/** The server cannot work now, whoever asks. */
export class ServerTrouble extends Error {
  override readonly name = 'ServerTrouble';

  constructor(failure: ProviderFailure) {
    super(failure.message, { cause: failure });
  }
}

/** Questions that any working server answers: their failure is the server's trouble. A cancellation stays what it is. */
export async function askServer<Answer>(question: Promise<Answer>): Promise<Answer> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof ProviderFailure && error.kind !== 'cancelled') throw new ServerTrouble(error);
    throw error;
  }
}
