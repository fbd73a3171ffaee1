import { ProblemError, type Page, type Suite, type SuiteDraft } from '@assay/contracts';
import { SuiteRepository, violatedConstraint, type SuiteRow } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

/** Suites as people work with them. */
@Injectable()
export class SuiteCatalogue {
  constructor(private readonly suites: SuiteRepository) {}

  async list(query: {
    readonly search?: string | undefined;
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
  }): Promise<Page<Suite>> {
    const page = await this.suites.list(query);
    return { ...page, items: page.items.map(toSuite) };
  }

  async read(id: string): Promise<Suite> {
    return toSuite(await this.row(id));
  }

  async create(draft: SuiteDraft): Promise<Suite> {
    return this.read(await orNameTaken(draft.name, () => this.suites.create(draft)));
  }

  async edit(id: string, patch: Partial<SuiteDraft>): Promise<Suite> {
    const before = await this.own(id);
    await orNameTaken(patch.name ?? before.name, () => this.suites.update(id, patch));
    return this.read(id);
  }

  async delete(id: string): Promise<void> {
    await this.own(id);
    await this.suites.delete(id);
  }

  private async own(id: string): Promise<SuiteRow> {
    const suite = await this.row(id);
    if (suite.builtIn) throw new ProblemError('built_in', `The suite "${suite.name}" is built in.`);
    return suite;
  }

  private async row(id: string): Promise<SuiteRow> {
    const suite = await this.suites.find(id);
    if (suite === null) throw new ProblemError('not_found', `There is no suite with the id ${id}.`);
    return suite;
  }
}

async function orNameTaken<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'suites_name_uq') throw error;
    throw new ProblemError(
      'name_taken',
      `A suite with the name "${name}" is there already.`,
      [{ path: 'name', message: 'is taken' }],
      { cause: error },
    );
  }
}

function toSuite({ createdAt, updatedAt, ...suite }: SuiteRow): Suite {
  return { ...suite, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
