import { readDescription, readLoaded, readTags } from './ollama-shapes';

describe('shapes of a strange server', () => {
  it.each([0, -1, 1.5, 1e300, Number.NaN, '7'])('takes no size or context of %p for one', (value) => {
    const [tag] = readTags({ models: [{ name: 'm', size: value }] });
    expect(tag?.sizeBytes).toBeNull();
    const [loaded] = readLoaded({ models: [{ name: 'm', size: value, size_vram: value, context_length: value }] });
    expect(loaded).toMatchObject({ sizeBytes: 0, vramBytes: 0, contextLength: null });
    const info = { 'general.architecture': 'a', 'a.context_length': value };
    expect(readDescription({ model_info: info }).contextLength).toBeNull();
  });

  it('takes a context that no database column holds for none', () => {
    const info = { 'general.architecture': 'a', 'a.context_length': 2 ** 31 };
    expect(readDescription({ model_info: info }).contextLength).toBeNull();
  });

  it('keeps what a usual server says', () => {
    expect(readTags({ models: [{ name: 'm', size: 4_661_224_676 }] })[0]?.sizeBytes).toBe(4_661_224_676);
    const info = { 'general.architecture': 'a', 'a.context_length': 131_072 };
    expect(readDescription({ model_info: info }).contextLength).toBe(131_072);
  });
});
