import { ProblemError } from '@assay/contracts';
import type { ServedTag } from '@assay/server/persistence';
import { resolveModel, resolveModels } from './resolve-models';

function served(tag: string, server: string, more: Partial<ServedTag> = {}): ServedTag {
  return {
    modelId: `id-of-${tag}`,
    identity: tag,
    digest: tag,
    weights: tag,
    tag,
    family: null,
    contextLength: null,
    capabilities: ['completion'],
    remote: false,
    serverId: `id-of-${server}`,
    server,
    serverKind: 'ollama',
    serverVersion: null,
    parameterSize: null,
    serverStatus: 'online',
    serverError: null,
    enabled: true,
    slots: 1,
    loaded: [],
    ...more,
  };
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof ProblemError ? error.code : String(error);
  }
}

describe('resolveModel', () => {
  it('knows a tag without its :latest, and prefers the exact one', () => {
    const tags = [served('llama:latest', 'one'), served('llama', 'one')];
    expect(resolveModel({ model: 'llama' }, tags, 'm').tag).toBe('llama');
    expect(resolveModel({ model: 'llama' }, tags.slice(0, 1), 'm').tag).toBe('llama:latest');
  });

  it('needs a server where several have the model, by id or name', () => {
    const tags = [served('llama', 'one'), served('llama', 'two')];
    expect(codeOf(() => resolveModel({ model: 'llama' }, tags, 'm'))).toBe('ambiguous_model');
    expect(resolveModel({ model: 'llama', serverId: 'two' }, tags, 'm').server).toBe('two');
    expect(resolveModel({ model: 'llama', serverId: 'id-of-one' }, tags, 'm').server).toBe('one');
  });

  it('does not count a disabled server where another has the model', () => {
    const tags = [served('llama', 'one', { enabled: false }), served('llama', 'two')];
    expect(resolveModel({ model: 'llama' }, tags, 'm').server).toBe('two');
    expect(resolveModel({ model: 'llama' }, tags.slice(0, 1), 'm').server).toBe('one');
  });

  it('says where a model is when it is not where it was looked for', () => {
    const work = (): unknown => resolveModel({ model: 'llama', serverId: 'two' }, [served('llama', 'one')], 'm');
    expect(codeOf(work)).toBe('unknown_model');
    expect(work).toThrow('Server two has no model llama. It is on one.');
  });
});

describe('resolveModels', () => {
  it('takes two names of the same model for one', () => {
    const tags = [served('a', 's'), served('b', 's', { modelId: 'id-of-a' })];
    expect(resolveModels([{ model: 'a' }, { model: 'b' }], tags).map((one) => one.tag)).toEqual(['a']);
  });

  it('names every model that cannot be found, with its place', () => {
    const failed = (): unknown => resolveModels([{ model: 'x' }, { model: 'a' }, { model: 'y' }], [served('a', 's')]);
    expect(failed).toThrow(
      expect.objectContaining({
        errors: [
          expect.objectContaining({ path: 'models[0].model' }),
          expect.objectContaining({ path: 'models[2].model' }),
        ],
      }) as Error,
    );
  });
});
