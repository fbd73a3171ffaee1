import { SecretBox, UnreadableSecret } from './secret-box';

const box = SecretBox.of(Buffer.alloc(32, 7));
const KEY = 'sk-geheim-ключ-🔑';

describe('SecretBox', () => {
  it('opens what it sealed, in another process too', () => {
    expect(SecretBox.of(Buffer.alloc(32, 7)).open(box.seal(KEY))).toBe(KEY);
    expect(box.open(box.seal(''))).toBe('');
  });

  it('shows nothing of the secret, and never the same twice', () => {
    const [a, b] = [box.seal(KEY), box.seal(KEY)];
    expect(a).not.toBe(b);
    for (const text of [KEY, Buffer.from(KEY).toString('base64url'), Buffer.from(KEY).toString('hex')])
      expect(a).not.toContain(text);
    expect([SecretBox.isSealed(a), SecretBox.isSealed(KEY)]).toEqual([true, false]);
  });

  it('does not open with another key', () => {
    expect(() => SecretBox.fleeting().open(box.seal(KEY))).toThrow('another secret key');
  });

  it('notices each changed place', () => {
    const sealed = box.seal(KEY);
    const start = sealed.lastIndexOf(':', sealed.lastIndexOf(':') - 1) + 1;
    for (let at = start; at < sealed.length - 1; at += 1) {
      if (sealed[at] === ':') continue;
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(() => box.open(changed)).toThrow(UnreadableSecret);
    }
  });

  it.each(['', 'plain', 'sealed:v1:', 'sealed:v1:a:b', `${box.seal(KEY)}:x`, box.seal(KEY).replace(/:[^:]*$/, ':')])(
    'is not upset by %j',
    (garbage) => expect(() => box.open(garbage)).toThrow(UnreadableSecret),
  );

  it('takes 32 bytes and nothing else', () => {
    expect(() => SecretBox.of(Buffer.alloc(16))).toThrow(RangeError);
  });
});
