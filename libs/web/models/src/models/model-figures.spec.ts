import { gpuShare, shortDigest, spokenCapabilities } from './model-figures';

const loaded = (sizeBytes: number, vramBytes: number) => ({
  loaded: { sizeBytes, vramBytes, contextLength: null, expiresAt: null },
});

describe('gpuShare', () => {
  it('is the share in video memory', () => expect(gpuShare(loaded(8e9, 5e9))).toBe(0.625));
  it('is a real zero on a machine without a GPU', () => expect(gpuShare(loaded(8e9, 0))).toBe(0));
  it('is nothing while the model is not loaded', () =>
    expect([gpuShare({ loaded: null }), gpuShare(loaded(0, 0))]).toEqual([null, null]));
});

describe('shortDigest', () => {
  it('shows twelve digits', () =>
    expect(shortDigest({ digest: `sha256:${'0123456789abcdef'.repeat(4)}` })).toBe('0123456789ab'));
  it('has a sign for none', () => expect(shortDigest({ digest: null })).toBe('–'));
});

describe('spokenCapabilities', () => {
  it('does not say what every model can', () =>
    expect(spokenCapabilities({ capabilities: ['completion', 'tools'] })).toEqual(['tools']));
});
