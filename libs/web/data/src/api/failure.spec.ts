import { HttpErrorResponse } from '@angular/common/http';
import { NO_CONNECTION, toFailure } from './failure';

const answer = (status: number, error: unknown) => new HttpErrorResponse({ status, error, url: '/api/servers' });

describe('toFailure', () => {
  const problem = {
    type: 'about:blank',
    title: 'This name is taken',
    status: 409,
    code: 'name_taken',
    detail: 'rack-2 exists.',
    hint: 'Choose another name.',
    errors: [{ path: 'name', message: 'is taken' }],
  };

  it('takes a problem as the API named it', () => {
    expect(toFailure(answer(409, problem))).toMatchObject({ code: 'name_taken', errors: [{ path: 'name' }] });
  });
  it('reads a problem that came as text, because its content type is not plain JSON', () => {
    expect(toFailure(answer(409, JSON.stringify(problem)))).toMatchObject({
      code: 'name_taken',
      detail: 'rack-2 exists.',
    });
  });
  it('gives a problem without places an empty list of them', () => {
    expect(toFailure(answer(409, { ...problem, errors: undefined })).errors).toEqual([]);
  });
  it('says that nothing answered where no status came', () => expect(toFailure(answer(0, null))).toBe(NO_CONNECTION));
  it.each([
    ['a page of a proxy', '<html>502 Bad Gateway</html>'],
    ['an unknown code', { code: 'coffee', title: 'x' }],
    ['nothing', null],
  ])('keeps the status of %s', (_, body) =>
    expect(toFailure(answer(502, body))).toMatchObject({ code: 'unreadable', status: 502 }),
  );
  it('takes in what is no answer at all', () => {
    expect(toFailure(new Error('boom'))).toMatchObject({ code: 'unreadable', detail: 'boom' });
  });
});
