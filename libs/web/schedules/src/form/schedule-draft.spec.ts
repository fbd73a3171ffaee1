import { bodyOf, choiceOf, draftOf, refOf } from './schedule-draft';

describe('schedule draft', () => {
  it('names models by tag and server, also where a tag holds an @', () => {
    const ref = { model: 'hf.co/some@one/model:q4', serverId: 's1' };
    expect(refOf(choiceOf(ref))).toEqual(ref);
    expect(refOf(choiceOf({ model: 'alpha' }))).toEqual({ model: 'alpha' });
  });

  it('begins at 02:00 in the zone of the browser', () => {
    expect(draftOf(null, 'Europe/Berlin')).toMatchObject({
      cron: '0 2 * * *',
      timeZone: 'Europe/Berlin',
      epochs: 3,
      judge: '',
    });
  });

  it('keeps a stored secret when none is typed, and drops it with the address', () => {
    const draft = {
      ...draftOf(null, 'UTC'),
      name: ' nightly ',
      models: ['a@s'],
      webhookUrl: ' https://hooks.example/x ',
    };
    expect(bodyOf(draft)).toMatchObject({
      name: 'nightly',
      judge: null,
      alerts: { webhookUrl: 'https://hooks.example/x' },
    });
    expect(bodyOf(draft).alerts).not.toHaveProperty('webhookSecret');
    expect(bodyOf({ ...draft, webhookUrl: '' }).alerts).toMatchObject({ webhookUrl: null, webhookSecret: null });
    expect(bodyOf({ ...draft, webhookSecret: 'sixteen letters!' }).alerts).toMatchObject({
      webhookSecret: 'sixteen letters!',
    });
  });

  it('asks for speed probes and every alert unless told otherwise', () => {
    const draft = draftOf(null, 'UTC');
    expect(bodyOf(draft)).toMatchObject({ speedProbe: true, alerts: { events: ['worse', 'slower', 'did_not_run'] } });
    const less = bodyOf({ ...draft, speedProbe: false, alertEvents: ['did_not_run'] });
    expect(less).toMatchObject({ speedProbe: false, alerts: { events: ['did_not_run'] } });
  });

  it('leaves numbers that were emptied to the defaults', () => {
    expect(bodyOf({ ...draftOf(null, 'UTC'), epochs: null })).not.toHaveProperty('epochs');
  });
});
