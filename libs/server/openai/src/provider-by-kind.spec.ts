import type { ServerAddress } from '@assay/domain/run';
import { ModelWire, OllamaProvider } from '@assay/server/ollama';
import { startFakeOllama } from '@assay/testing/fake-ollama';
import { OpenAiProvider } from './openai.provider';
import { ProviderByKind } from './provider-by-kind';

describe('ProviderByKind', () => {
  it('asks each server in its own way', async () => {
    const fake = await startFakeOllama({ timeScale: 0 });
    const wire = new ModelWire();
    const ollama = new OllamaProvider();
    const provider = new ProviderByKind({ ollama, openai: new OpenAiProvider(wire) });
    const signal = new AbortController().signal;
    const lab: ServerAddress = { id: '1', name: 'lab', kind: 'ollama', baseUrl: fake.url, secret: null };
    await provider.models(lab, signal);
    await provider.models({ ...lab, kind: 'openai' }, signal);
    expect(fake.requests.map(({ path }) => path)).toEqual(['/api/tags', '/v1/models']);
    await expect(provider.models({ ...lab, kind: 'recorded' }, signal)).rejects.toMatchObject({ kind: 'unsupported' });
    await Promise.all([wire.close(), ollama.close(), fake.close()]);
  });

  it('opens the key of a server for the request, and only there', async () => {
    const fake = await startFakeOllama({ timeScale: 0, secret: 'sk-plain' });
    const ollama = new OllamaProvider();
    const provider = new ProviderByKind({ ollama }, (stored) => {
      if (stored !== 'sealed') throw new Error(`cannot open ${stored}`);
      return 'sk-plain';
    });
    const signal = new AbortController().signal;
    const lab: ServerAddress = { id: '1', name: 'lab', kind: 'ollama', baseUrl: fake.url, secret: 'sealed' };
    expect(await provider.models(lab, signal)).toHaveLength(1);
    await expect(provider.version({ ...lab, secret: 'damaged' }, signal)).rejects.toMatchObject({
      kind: 'refused',
      message: 'The key of lab cannot be read: enter it again on the servers page.',
    });
    expect(fake.requests).toHaveLength(1);
    await Promise.all([ollama.close(), fake.close()]);
  });
});
