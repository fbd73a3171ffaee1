import { refuseBytes, refuseText, utf8Length } from './refuse-content';

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));

describe('refuseBytes', () => {
  it('lets a text pass, also an empty one and one with a mark or letters beyond ASCII', () => {
    for (const text of [
      bytes(),
      ascii('key: a\n'),
      bytes(0xef, 0xbb, 0xbf, 0x6b),
      bytes(0xc3, 0xbc),
      ascii('PK stands here'),
    ]) {
      expect(refuseBytes(text)).toBeNull();
    }
  });

  it.each([
    ['a zip archive', bytes(0x50, 0x4b, 3, 4), 'zip'],
    ['an empty zip archive', bytes(0x50, 0x4b, 5, 6), 'zip'],
    ['gzip', bytes(0x1f, 0x8b, 8), 'gzip'],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, 0x6b, 0), 'UTF-16'],
    ['UTF-16 without a mark', ascii('k\0e\0y\0'), 'UTF-16'],
    ['a binary file', ascii(`GIF89a\0${'x'.repeat(50)}`), 'not a text'],
  ])('names %s', (_what, content, word) => {
    expect(refuseBytes(content)).toContain(word);
  });
});

describe('refuseText', () => {
  it('says that a pointer of Git LFS is not the data', () => {
    const pointer = `version https://git-lfs.example/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 72408\n`;
    expect(refuseText(pointer)).toContain('git lfs pull');
    expect(refuseText('version: 1\n')).toBeNull();
  });
});

describe('utf8Length', () => {
  it.each(['', 'a', 'ü', '日', '😀', 'aü日😀'])('agrees with the encoder on %j', (text) => {
    expect(utf8Length(text)).toBe(Buffer.byteLength(text, 'utf8'));
  });
});
