import { draftOf, type ServerFields } from './server-draft';

describe('draftOf', () => {
  const fields: ServerFields = {
    name: ' rack-2 ',
    kind: 'openai',
    baseUrl: ' http://rack-2:8000 ',
    key: '',
    removeKey: false,
    slots: 2,
  };

  it('trims what was typed', () => {
    expect(draftOf(fields)).toEqual({ name: 'rack-2', kind: 'openai', baseUrl: 'http://rack-2:8000', slots: 2 });
  });
  it('leaves a stored key alone unless a new one is typed or it is to go', () => {
    expect(draftOf(fields)).not.toHaveProperty('key');
    expect(draftOf({ ...fields, key: 'secret' }).key).toBe('secret');
    expect(draftOf({ ...fields, key: 'secret', removeKey: true }).key).toBeNull();
  });
  it('falls back to one request at once', () => expect(draftOf({ ...fields, slots: null }).slots).toBe(1));
});
