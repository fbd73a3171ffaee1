import { hostedName } from './hosted-name';

describe('hostedName', () => {
  it.each([
    ['llama-3.1-405b@together', 'llama-3.1-405b', 'together'],
    ['qwen3:8b@desk', 'qwen3:8b', 'desk'],
    ['a@b@c', 'a@b', 'c'],
  ])('reads %s as a model on a server', (name, model, server) => {
    expect(hostedName(name)).toEqual({ model, server });
  });

  it.each([
    'gpt-4',
    'claude-3-5-sonnet@20240620',
    'tool@v2.1',
    'qwen3@sha256:0a1b',
    'gemma@latest',
    '@host',
    'model@',
    ' @x',
  ])('leaves %s as it is', (name) => {
    expect(hostedName(name)).toEqual({ model: name, server: null });
  });
});
