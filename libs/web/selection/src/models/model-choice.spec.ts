import { aModel, aServer } from '../fixtures';
import { canChat, chosenModels, groupModels } from './model-choice';
import { modelTags } from './model-tags';

describe('chosenModels', () => {
  it('tells the same tag on two servers apart', () => {
    const models = [aModel('qwen3:14b', 's1'), aModel('qwen3:14b', 's2')];
    expect(chosenModels(['qwen3:14b@rack-2'], models).map((model) => model.serverId)).toEqual(['s2']);
  });
  it('drops names that no server knows', () => expect(chosenModels(['gone@rack-2'], [aModel('a')])).toEqual([]));
});

describe('groupModels', () => {
  const models = [aModel('gemma3:12b', 's1', { family: 'gemma3' }), aModel('qwen3:14b', 's2')];
  const names = (search: string, servers = [aServer('s1'), aServer('s2')]) =>
    groupModels(servers, models, search).map(({ server, models: held }) => [
      server.id,
      held.map((model) => model.name),
    ]);

  it('keeps a server without models, so that it can say why', () => {
    expect(names('', [aServer('s1'), aServer('s3')])).toEqual([
      ['s1', ['gemma3:12b']],
      ['s3', []],
    ]);
  });
  it('leaves servers without a match out while searching', () =>
    expect(names('QWEN')).toEqual([['s2', ['qwen3:14b']]]));
  it('leaves out what is disabled and what holds only recorded answers', () => {
    expect(names('', [aServer('s1', { enabled: false }), aServer('s2', { kind: 'recorded' })])).toEqual([]);
  });
});

describe('canChat', () => {
  it('refuses models that only make vectors', () =>
    expect(canChat(aModel('embed', 's1', { capabilities: ['embedding'] }))).toBe(false));
  it('trusts a server that says nothing', () => expect(canChat(aModel('old', 's1', { capabilities: [] }))).toBe(true));
});

describe('modelTags', () => {
  it('names what is worth knowing', () => {
    const model = aModel('gpt-oss:120b-cloud', 's2', {
      remote: true,
      capabilities: ['completion', 'thinking', 'tools'],
    });
    expect(modelTags(model, null).map((tag) => tag.key)).toEqual(['thinks', 'tools', 'cloud']);
  });
  it('marks the judge on its own server only', () => {
    const judge = aModel('phi4:14b', 's1');
    expect(modelTags(judge, judge).map((tag) => tag.key)).toEqual(['judgeOfRun']);
    expect(modelTags(aModel('phi4:14b', 's2'), judge)).toEqual([]);
  });
});
