import { Lines } from './lines';

function linesOf(maxBytes = 100) {
  const heard: string[] = [];
  const lines = new Lines(
    maxBytes,
    (line) => heard.push(line),
    () => heard.push('TOO MUCH'),
  );
  return { heard, lines };
}

describe('Lines', () => {
  it('puts lines together over chunks, characters too', () => {
    const { heard, lines } = linesOf();
    const bytes = Buffer.from('one\ntwö\nthr');
    for (const byte of bytes) lines.add(Buffer.from([byte]));
    lines.add(Buffer.from('ee\n\nfour'));
    expect(heard).toEqual(['one', 'twö', 'three', '']);
  });

  it('takes so much and no more until it is renewed', () => {
    const { heard, lines } = linesOf(6);
    lines.add(Buffer.from('abc\n'));
    lines.renew();
    lines.add(Buffer.from('def\n'));
    lines.add(Buffer.from('ghi\n'));
    expect(heard).toEqual(['abc', 'def', 'TOO MUCH']);
  });
});
