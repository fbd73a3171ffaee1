import { curlCommand } from './curl-command';

const request = {
  messages: [{ role: 'user' as const, content: "What's 2 + 2?" }],
  options: { num_ctx: 8_192, seed: 7, think: false },
};
const bodyOf = (command: string): unknown =>
  JSON.parse(/-d '(.*)'$/s.exec(command)?.[1]?.replaceAll(`'\\''`, "'") ?? '');

describe('curlCommand', () => {
  it('asks Ollama for the same, and forbids it to cut the prompt silently', () => {
    const command = curlCommand('qwen3:14b', request, { baseUrl: 'http://rack-2:11434/', kind: 'ollama' });
    expect(command).toMatch(/^curl -N 'http:\/\/rack-2:11434\/api\/chat' /);
    expect(bodyOf(command)).toEqual({
      model: 'qwen3:14b',
      messages: request.messages,
      options: { num_ctx: 8_192, seed: 7 },
      stream: true,
      truncate: false,
      shift: false,
      think: false,
    });
  });

  it('cannot be left by a quote in the prompt', () => {
    const evil = { ...request, messages: [{ role: 'user' as const, content: "'; rm -rf ~; echo '" }] };
    const command = curlCommand('m', evil, { baseUrl: 'http://a', kind: 'ollama' });
    expect(command).toContain(`'\\''; rm -rf ~; echo '\\''`);
  });

  it('speaks the other dialect to an OpenAI-compatible server', () => {
    const command = curlCommand('m', request, { baseUrl: 'http://a:8000', kind: 'openai' });
    expect(command).toContain('/v1/chat/completions');
  });
});
