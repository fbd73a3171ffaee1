import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Answering } from './answering';
import type { AnswerScript, Fault, FaultScope } from './answer-script';
import { completeModel, type FakeModel, type ServedFake, withTag } from './fake-model';
import { FakeTime } from './fake-time';
import { applyEarly, FaultList } from './faults';
import { Exchange } from './http-exchange';
import { objectOf, parseChat } from './parsed-chat';
import { type LoggedRequest, RequestLog } from './request-log';
import { parseBody, type ParsedBody, route } from './routes';
import { Scheduler } from './scheduler';

export interface FakeOllamaOptions {
  readonly models?: readonly (FakeModel | string)[];
  /** What the models say; default: that they heard the prompt. */
  readonly answer?: AnswerScript;
  /** Real ms for each simulated one; default 0.01. */
  readonly timeScale?: number;
  readonly host?: string;
  readonly port?: number;
  readonly version?: string;
  readonly parallel?: number;
  readonly maxLoaded?: number;
  readonly maxQueue?: number;
  /** How long an idle model stays, simulated ms; default: until another needs its place. */
  readonly keepAliveMs?: number;
  readonly memoryBytes?: number;
  /** With a secret every request must bring it as a bearer token. */
  readonly secret?: string;
  /** So many requests are remembered; default 100,000. */
  readonly keepRequests?: number;
}

/** A running fake: an Ollama server as far as HTTP shows, without any model. */
export class FakeOllama {
  private constructor(
    private readonly server: Server,
    private readonly parts: Parts,
    /** Where it listens, without a trailing slash. */
    readonly url: string,
    readonly port: number,
  ) {}

  /** Starts one; `port: 0` (the default) takes a free port. */
  static async start(options: FakeOllamaOptions = {}): Promise<FakeOllama> {
    const parts = new Parts(options);
    const server = createServer((request, response) => void parts.handle(request, response));
    server.keepAliveTimeout = 0;
    server.on('connection', () => parts.connections++);
    const host = options.host ?? '127.0.0.1';
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(options.port ?? 0, host, resolve);
    });
    const { port } = server.address() as AddressInfo;
    return new FakeOllama(server, parts, `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port);
  }

  /** Everything that was asked, oldest first. */
  get requests(): readonly LoggedRequest[] {
    return this.parts.log.entries;
  }

  /** The requests that wanted an answer of a model, loads and unloads left out. */
  get chats(): readonly LoggedRequest[] {
    return this.requests.filter(({ messages }) => messages.length > 0);
  }

  /** How many connections were opened. */
  get connections(): number {
    return this.parts.connections;
  }

  /** How often a model was loaded. */
  get loads(): number {
    return this.parts.scheduler.loads;
  }

  /** How often one had to leave for another. */
  get swaps(): number {
    return this.parts.scheduler.swaps;
  }

  /** Names of the models in memory. */
  get loadedModels(): readonly string[] {
    return [...this.parts.scheduler.loaded.values()].map(({ model }) => model.name);
  }

  /** From now on requests within the scope meet this fault; faults add up, the oldest comes first; null takes all away. */
  setFault(fault: Fault | null, scope?: FaultScope): void {
    this.parts.faults.set(fault, scope);
  }

  /** Replaces the models that are served; runners stay as they are. */
  setModels(models: readonly (FakeModel | string)[]): void {
    this.parts.setModels(models);
  }

  /** Changes one model: another digest, less on the GPU, … */
  changeModel(name: string, change: Partial<FakeModel>): void {
    const models = this.parts.models.map((model) =>
      model.name === withTag(name) ? completeModel(asFake(model, change)) : model,
    );
    this.parts.models = models;
  }

  setAnswer(answer: AnswerScript): void {
    this.parts.answer = answer;
  }

  /** Resolves as soon as the check holds; it is looked at after every change of a request and whenever a model leaves. */
  until(check: (fake: FakeOllama) => boolean): Promise<void> {
    return this.parts.log.until(() => check(this));
  }

  /** Breaks every connection and stops listening. */
  async close(): Promise<void> {
    this.parts.scheduler.close();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

/** Starts a fake Ollama server. */
export function startFakeOllama(options?: FakeOllamaOptions): Promise<FakeOllama> {
  return FakeOllama.start(options);
}

/** What a fake consists of. */
class Parts {
  models: readonly ServedFake[] = [];
  answer: AnswerScript;
  connections = 0;
  readonly log: RequestLog;
  readonly faults = new FaultList();
  readonly scheduler: Scheduler;
  private readonly time: FakeTime;
  private readonly answering: Answering;
  private readonly startedAt = performance.now();

  constructor(private readonly options: FakeOllamaOptions) {
    this.setModels(options.models ?? ['tiny']);
    this.answer = options.answer ?? ((request) => `You said: ${request.messages.at(-1)?.content ?? ''}`);
    this.log = new RequestLog(options.keepRequests ?? 100_000);
    this.time = new FakeTime(options.timeScale ?? 0.01);
    this.scheduler = new Scheduler(
      {
        maxLoaded: options.maxLoaded ?? 1,
        parallel: options.parallel ?? 1,
        maxQueue: options.maxQueue ?? 512,
        keepAliveMs: options.keepAliveMs ?? Infinity,
        memoryBytes: options.memoryBytes ?? Infinity,
      },
      this.time,
      () => this.log.changed(),
    );
    this.answering = new Answering({
      scheduler: this.scheduler,
      time: this.time,
      find: (name) => this.models.find((model) => model.name === withTag(name)),
      answer: () => this.answer,
    });
  }

  setModels(models: readonly (FakeModel | string)[]): void {
    this.models = models.map((model) => completeModel(typeof model === 'string' ? { name: model } : model));
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request);
    if (text === null) return;
    const body = parseBody(text);
    const entry = this.describe(request, body, text);
    const exchange = new Exchange(request, response, entry, this.log, () => this.elapsed());
    this.log.add(entry);
    if (this.options.secret !== undefined && entry.authorization !== `Bearer ${this.options.secret}`) {
      return exchange.json(401, { error: 'unauthorized' });
    }
    const fault = this.faults.take(entry.path, entry.model);
    if (await applyEarly(fault, exchange, this.time)) return;
    await route(
      {
        version: this.options.version ?? '0.33.0',
        scheduler: this.scheduler,
        answering: this.answering,
        models: () => this.models,
        remove: (name) => (this.models = this.models.filter((model) => model.name !== name)),
      },
      exchange,
      body,
      fault,
    );
  }

  private describe(request: IncomingMessage, body: ParsedBody, text: string): LoggedRequest {
    const path = new URL(request.url ?? '/', 'http://fake').pathname;
    const value = 'value' in body ? body.value : text;
    const chat = parseChat(
      path === '/api/generate' ? 'generate' : path.startsWith('/v1') ? 'v1' : 'chat',
      objectOf(value),
    );
    return {
      at: this.elapsed(),
      method: request.method ?? 'GET',
      path,
      model: chat.model === '' ? null : chat.model,
      messages: chat.messages,
      options: chat.options,
      body: value,
      authorization: request.headers.authorization ?? null,
      phase: 'received',
      tokens: 0,
      status: null,
      endedBy: null,
      endedAt: null,
    };
  }

  private elapsed(): number {
    return performance.now() - this.startedAt;
  }
}

/** A new digest means other weights, unless the change says otherwise. */
function asFake({ remoteHost, ...model }: ServedFake, change: Partial<FakeModel>): FakeModel {
  const weights = change.digest === undefined ? {} : { weights: change.digest };
  return { ...model, ...(remoteHost === null ? {} : { remoteHost }), ...weights, ...change };
}

/** The body of a request; null when its client left before it was whole. */
async function readText(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(parts).toString('utf8');
}
