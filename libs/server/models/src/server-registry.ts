import { ProblemError, type Page, type Server, type ServerDraft, type ServerTest } from '@assay/contracts';
import { SecretBox } from '@assay/server/config';
import { OwnAddresses } from '@assay/server/http';
import { checkServerUrl } from '@assay/server/ollama';
import { ServerRepository, violatedConstraint, type ServerRow } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { addressOf } from './server-address';
import { ServerCheck } from './server-check';
import { ServerTester } from './server-test';

/** Servers as people work with them. */
@Injectable()
export class ServerRegistry {
  constructor(
    private readonly servers: ServerRepository,
    private readonly own: OwnAddresses,
    private readonly checks: ServerCheck,
    private readonly tester: ServerTester,
    private readonly box: SecretBox,
  ) {}

  async list(query: {
    readonly search?: string | undefined;
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
  }): Promise<Page<Server>> {
    const page = await this.servers.list(query);
    return { ...page, items: page.items.map(toServer) };
  }

  async read(id: string): Promise<Server> {
    return toServer(await this.row(id));
  }

  /** Registers a server and leaves its first check to the background. Throws `url_not_allowed`, `name_taken`. */
  async create(draft: ServerDraft): Promise<Server> {
    const checked = this.sealed({ ...draft, baseUrl: this.allowed(draft.baseUrl) });
    return this.read(await orNameTaken(draft.name, () => this.servers.create(checked)));
  }

  async edit(id: string, patch: Partial<ServerDraft>): Promise<Server> {
    const before = await this.row(id);
    const moved = patch.baseUrl === undefined ? patch : { ...patch, baseUrl: this.allowed(patch.baseUrl) };
    const checked = this.sealed(moved);
    await orNameTaken(patch.name ?? before.name, () => this.servers.update(id, checked));
    return this.read(id);
  }

  async delete(id: string): Promise<void> {
    const row = await this.row(id);
    if (!(await this.servers.delete(id)))
      throw new ProblemError('in_use', `A run that is not finished uses ${row.name}.`);
  }

  async test(id: string): Promise<ServerTest> {
    return this.tester.test(addressOf(await this.row(id)));
  }

  /** Checks the server now and reads its models. */
  async refresh(id: string): Promise<Server> {
    const row = await this.row(id);
    if (!row.enabled) throw new ProblemError('conflict', `${row.name} is disabled. Enable it first.`);
    await this.checks.check(row);
    return this.read(id);
  }

  /** Registers the first server, once; null when there was one before. */
  async registerDefault(baseUrl: string): Promise<Server | null> {
    if ((await this.servers.count()) > 0) return null;
    return this.create({ name: 'default', kind: 'ollama', baseUrl });
  }

  /** Encrypts keys that an older version stored as they are; gives how many. */
  async sealKeys(): Promise<number> {
    const plain = (await this.servers.keys()).filter(({ secret }) => !SecretBox.isSealed(secret));
    for (const { id, secret } of plain) await this.servers.replaceKey(id, secret, this.box.seal(secret));
    return plain.length;
  }

  /** An empty key is none. */
  private sealed<Draft extends Partial<ServerDraft>>(draft: Draft): Draft {
    if (draft.key === undefined || draft.key === null) return draft;
    return { ...draft, key: draft.key === '' ? null : this.box.seal(draft.key) };
  }

  private allowed(baseUrl: string): string {
    const check = checkServerUrl(baseUrl, { ownAddresses: this.own.list() });
    if (check.ok) return check.url;
    throw new ProblemError('url_not_allowed', `This address is not allowed: ${check.reason}.`, [
      { path: 'baseUrl', message: check.reason },
    ]);
  }

  private async row(id: string): Promise<ServerRow> {
    const row = await this.servers.find(id);
    if (row === null) throw new ProblemError('not_found', `There is no server with the id ${id}.`);
    return row;
  }
}

async function orNameTaken<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'servers_name_uq') throw error;
    throw new ProblemError(
      'name_taken',
      `A server with the name "${name}" is there already.`,
      [{ path: 'name', message: 'is taken' }],
      { cause: error },
    );
  }
}

function toServer(row: ServerRow): Server {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    baseUrl: row.baseUrl,
    slots: row.slots,
    enabled: row.enabled,
    hasSecret: row.secret !== null,
    status: row.enabled ? row.status : 'disabled',
    version: row.version,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    nextCheckAt: row.enabled ? row.nextCheckAt.toISOString() : null,
    error: row.enabled ? row.error : null,
    modelCount: row.modelCount,
    busy: row.busy,
    createdAt: row.createdAt.toISOString(),
  };
}
