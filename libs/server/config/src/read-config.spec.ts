import { ConfigError } from './config-error';
import { readConfig } from './read-config';

const HOME = '/srv/someone/my project';

function problemsOf(env: Record<string, string>): readonly { variable: string; message: string }[] {
  try {
    readConfig(env, HOME);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({ PATH: '/bin' }, HOME)).toEqual({
      config: {
        host: '127.0.0.1',
        port: 3000,
        databaseUrl: null,
        dataDir: `${HOME}/.assay`,
        ollamaHost: 'http://127.0.0.1:11434',
        role: 'all',
        log: 'info',
        sandbox: 'auto',
      },
      warnings: [],
    });
  });

  it('takes a blank value for an absent one', () => {
    const blank = {
      HOST: '',
      PORT: ' ',
      DATABASE_URL: '',
      ASSAY_DATA_DIR: '',
      OLLAMA_HOST: ' ',
      ASSAY_ROLE: '',
      ASSAY_LOG: '',
    };
    expect(readConfig(blank, HOME)).toEqual(readConfig({}, HOME));
  });

  it('takes every allowed value', () => {
    const { config, warnings } = readConfig(
      {
        HOST: '[::1]',
        PORT: '0',
        DATABASE_URL: 'postgresql://me:p%40ss@db.lan:5433/assay?sslmode=require',
        ASSAY_DATA_DIR: '../data of mine',
        OLLAMA_HOST: '0.0.0.0:9000',
        ASSAY_ROLE: 'worker',
        ASSAY_LOG: 'error',
        ASSAY_SANDBOX: 'require-bwrap',
      },
      HOME,
    );
    expect(config).toEqual({
      host: '::1',
      port: 0,
      databaseUrl: 'postgresql://me:p%40ss@db.lan:5433/assay?sslmode=require',
      dataDir: '/srv/someone/data of mine',
      ollamaHost: 'http://127.0.0.1:9000',
      role: 'worker',
      log: 'error',
      sandbox: 'require-bwrap',
    });
    expect(warnings).toEqual([]);
  });

  it.each([
    ['HOST', '0.0.0.0'],
    ['HOST', '192.168.1.5'],
    ['HOST', '::'],
    ['HOST', 'example.com'],
    ['HOST', '127.0.0.1.example.com'],
    ['HOST', '127.1'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['PORT', '3e3'],
    ['DATABASE_URL', 'garbage'],
    ['DATABASE_URL', 'mysql://u:p@h/d'],
    ['DATABASE_URL', 'postgres://'],
    ['DATABASE_URL', 'postgres://h:99999/d'],
    ['DATABASE_URL', 'postgres://u:p%zz@h/d'],
    ['DATABASE_URL', 'postgres://h:5432/'],
    ['ASSAY_DATA_DIR', '~/data'],
    ['OLLAMA_HOST', 'ftp://host'],
    ['OLLAMA_HOST', 'host:port'],
    ['OLLAMA_HOST', 'host:65536'],
    ['OLLAMA_HOST', 'two words'],
    ['OLLAMA_HOST', 'http://me:secret@host:11434'],
    ['OLLAMA_HOST', 'http://host/?a=b'],
    ['OLLAMA_HOST', 'http://[::zz]:1'],
    ['ASSAY_ROLE', 'boss'],
    ['ASSAY_ROLE', 'ALL'],
    ['ASSAY_LOG', 'verbose'],
    ['ASSAY_SANDBOX', 'none'],
  ])('refuses %s=%s by name, with what is allowed', (variable, value) => {
    const problems = problemsOf({ [variable]: value });
    expect(problems.map((problem) => problem.variable)).toEqual([variable]);
    expect(problems[0]?.message).toMatch(new RegExp(`^${variable}.* cannot be used: .+\\. Allowed: .+\\.$`));
  });

  it('names every mistake at once', () => {
    const problems = problemsOf({ PORT: 'x', HOST: '0.0.0.0', ASSAY_LOG: 'loud' });
    expect(problems.map((problem) => problem.variable)).toEqual(['HOST', 'PORT', 'ASSAY_LOG']);
  });

  it('never prints a database address, which may hold a password', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://u:hunter2@h/d' })[0]?.message).not.toContain('hunter2');
  });

  it('shows control characters of a value as escapes', () => {
    expect(problemsOf({ ASSAY_ROLE: 'a\u001b[2J\nb' })[0]?.message).toContain('"a\\u001b[2J\\nb"');
  });

  it('warns about an unknown variable of ours, not about test seams or those of others', () => {
    const env = { ASSAY_PORT: '1', ASSAY_FAILPOINT: 'after_claim', ASSAY_E2E_OLLAMA: '1', OTHER: 'x' };
    expect(readConfig(env, HOME).warnings).toEqual(['ASSAY_PORT is not known and has no effect.']);
  });

  it('warns about a role that can have no partner', () => {
    expect(readConfig({ ASSAY_ROLE: 'api' }, HOME).warnings).toEqual([expect.stringContaining('DATABASE_URL')]);
  });
});
