import { aModel, aSuite, aTask } from '../fixtures';
import { type Choices, runRequest } from './run-request';

describe('runRequest', () => {
  const core = [aTask({ key: 'a' }), aTask({ key: 'b' })];
  const suites = [aSuite('core', ['a', 'b'])];
  const models = [aModel('gemma3:12b', 's1'), aModel('phi4:14b', 's2')];
  const choices: Choices = {
    tasks: core,
    models: models.slice(0, 1),
    epochs: 3,
    judge: '',
    temperature: null,
    seed: null,
    numCtx: null,
    numPredict: null,
    think: 'as_served',
    limit: null,
    speedProbe: false,
  };
  const request = (part: Partial<Choices>) => runRequest({ ...choices, ...part }, suites, models);

  it('is nothing without tasks or without models', () => {
    expect([request({ tasks: [] }), request({ models: [] })]).toEqual([null, null]);
  });
  it('asks for a whole suite by its id, so that the run carries its name', () => {
    expect(request({})).toEqual({
      models: [{ model: 'gemma3:12b', serverId: 's1' }],
      suiteId: 'suite-core',
      epochs: 3,
      options: {},
    });
  });
  it('asks for speed probes where they are wanted', () => {
    expect(request({ speedProbe: true })).toMatchObject({ speedProbe: true });
  });
  it('names the tasks of any other choice', () => {
    expect(request({ tasks: core.slice(0, 1) })).toMatchObject({ taskIds: ['id-a'] });
    expect(request({ tasks: core.slice(0, 1) })).not.toHaveProperty('suiteId');
  });
  it('leaves the judge to the settings, unless one or none was chosen', () => {
    expect(request({ judge: '' })).not.toHaveProperty('judge');
    expect(request({ judge: 'none' })).toMatchObject({ judge: null });
    expect(request({ judge: 'phi4:14b@rack-2' })).toMatchObject({ judge: { model: 'phi4:14b', serverId: 's2' } });
  });
  it('sends only the options that were set, a zero included', () => {
    expect(request({ temperature: 0, think: 'off', limit: 90, numCtx: 4096 })?.options).toEqual({
      temperature: 0,
      think: false,
      timeLimitMs: 90_000,
      numCtx: 4096,
    });
  });
});
