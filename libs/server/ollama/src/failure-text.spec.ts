import { bodyOf, recording } from '@assay/testing/fake-ollama';
import { failureText, retryAfterMs } from './failure-text';

describe('failureText', () => {
  it('takes the sentence out of every known form', () => {
    expect(failureText('{"error":"model is required"}')).toBe('model is required');
    expect(failureText('{"error":{"message":"not here","type":"x"}}')).toBe('not here');
    expect(failureText('{"object":"error","message":"too long"}')).toBe('too long');
    expect(failureText('{"detail":"Not authenticated"}')).toBe('Not authenticated');
  });

  it('finds the sentence, numbers included, in JSON within the text', () => {
    expect(failureText(bodyOf(recording('long-prompt-truncate-false')))).toBe(
      'request (7506 tokens) exceeds the available context size (512 tokens), try increasing it',
    );
  });

  it.each(['<html>secret page</html>', '404 page not found', '', '[1]', '"text"', '{"ok":true}', '{"error":""}'])(
    'repeats nothing of %j',
    (body) => {
      expect(failureText(body)).toBeNull();
    },
  );

  it('cuts a very long sentence', () => {
    expect(failureText(JSON.stringify({ error: 'x'.repeat(5_000) }))).toHaveLength(1_500);
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');

  it.each([
    ['2', 2_000],
    ['0', 0],
    ['-5', 0],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
  ])('reads %j as %d ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  it('says null where there is nothing to read', () => {
    expect([undefined, '', 'soon'].map((header) => retryAfterMs(header, now))).toEqual([null, null, null]);
  });
});
