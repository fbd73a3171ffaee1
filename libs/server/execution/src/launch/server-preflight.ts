import type { PlanProblem } from '@assay/contracts';
import { ModelProvider, ProviderFailure, type ServedModel, type ServerAddress } from '@assay/domain/run';
import { Database, type ServedTag } from '@assay/server/persistence';
import { ModelDiscovery } from './model-discovery';
import type { DraftJudge, DraftModel } from './run-draft';

/** How long a server may take to say what it has, ms. */
const PATIENCE_MS = 5_000;

/** Asks servers, before a run is accepted, whether they are there and still have the models. */
export class ServerPreflight {
  constructor(
    private readonly provider: ModelProvider,
    private readonly database: Database,
    private readonly discovery: ModelDiscovery,
  ) {}

  /** Reads anew what these servers have; true when at least one of them said it. */
  async refresh(serverIds: readonly string[]): Promise<boolean> {
    const read = (await this.addresses(serverIds)).map(async (address) => {
      try {
        await this.discovery.discover(address, AbortSignal.timeout(PATIENCE_MS));
        return true;
      } catch (error) {
        if (!(error instanceof ProviderFailure)) throw error;
        return false;
      }
    });
    return (await Promise.all(read)).includes(true);
  }

  /** A judge whose server is away is only a warning: its answers can wait for it. */
  async problems(models: readonly DraftModel[], judge: DraftJudge | null = null): Promise<PlanProblem[]> {
    const judged = judge === null ? [] : await this.problemsOn([judge.served]);
    const known = new Set(models.map(({ served }) => `${served.serverId} ${served.tag}`));
    const isOwn = judge !== null && !known.has(`${judge.served.serverId} ${judge.served.tag}`);
    return [...(await this.problemsOn(models.map(({ served }) => served))), ...(isOwn ? judged.map(patient) : [])];
  }

  private async problemsOn(models: readonly ServedTag[]): Promise<PlanProblem[]> {
    const serverIds = [...new Set(models.map(({ serverId }) => serverId))];
    const asked = (await this.addresses(serverIds)).map((address) => {
      const here = models.filter(({ serverId }) => serverId === address.id);
      return this.problemsOf(address, here);
    });
    return (await Promise.all(asked)).flat();
  }

  private addresses(serverIds: readonly string[]): Promise<ServerAddress[]> {
    return this.database.query<ServerAddress>(
      `SELECT id, name, kind, base_url AS "baseUrl", secret FROM servers WHERE id = ANY($1)`,
      [serverIds],
    );
  }

  private async problemsOf(address: ServerAddress, models: readonly ServedTag[]): Promise<PlanProblem[]> {
    if (models.some((model) => !model.enabled)) return models.map((model) => disabled(address, model));
    try {
      const listed = await this.provider.models(address, AbortSignal.timeout(PATIENCE_MS));
      return models.flatMap((model) => drift(address, model, listed));
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      const message = error.kind === 'cancelled' ? `No answer within ${PATIENCE_MS / 1_000} s.` : error.message;
      return models.map((model) => away(address, model, message));
    }
  }
}

/** A judge can be waited for. */
function patient(problem: PlanProblem): PlanProblem {
  if (problem.code !== 'server_unreachable') return problem;
  return { ...problem, level: 'warning', hint: 'Answers wait for their judge; start its server.' };
}

function problem(code: string, model: ServedTag, message: string, hint: string): PlanProblem {
  return { level: 'error', code, message, hint, model: model.tag };
}

function disabled(server: ServerAddress, model: ServedTag): PlanProblem {
  return problem('server_disabled', model, `${server.name} is disabled.`, 'Enable it on the servers page.');
}

function away(server: ServerAddress, model: ServedTag, why: string): PlanProblem {
  const message = `${server.name} does not answer at ${server.baseUrl}: ${why}`;
  return problem('server_unreachable', model, message, 'Start the server, then try again.');
}

function drift(server: ServerAddress, model: ServedTag, listed: readonly ServedModel[]): PlanProblem[] {
  const now = listed.find((one) => one.name === model.tag);
  if (now === undefined) {
    const message = `${server.name} has no model ${model.tag} any more.`;
    return [
      problem('model_unavailable', model, message, `Pull it again (ollama pull ${model.tag}), or choose another.`),
    ];
  }
  if (now.digest === null || model.digest === null || now.digest === model.digest) return [];
  const message = `${model.tag} on ${server.name} is another model than Assay knows.`;
  return [problem('model_changed', model, message, 'Refresh the server on the servers page, then try again.')];
}
