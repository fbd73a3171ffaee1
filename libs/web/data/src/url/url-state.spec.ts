import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { choicesParam, textParam } from './url-params';
import { injectUrlState } from './url-state';

@Component({ selector: 'assay-url-page', template: '' })
class UrlPage {
  readonly url = injectUrlState({ q: textParam(), type: choicesParam(['code', 'chat']) });
}

describe('injectUrlState', () => {
  /** The address is written after the task that changed the state. */
  const settle = () => new Promise((resolve) => setTimeout(resolve));

  const open = async (address: string) => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: 'tasks', component: UrlPage }])] });
    const harness = await RouterTestingHarness.create();
    const page = await harness.navigateByUrl(address, UrlPage);
    return { page, router: TestBed.inject(Router), settle };
  };

  it('reads the address', async () => {
    const { page } = await open('/tasks?q=puzzle&type=chat');
    expect([page.url.q(), page.url.type()]).toEqual(['puzzle', ['chat']]);
  });

  it('is changed at once, and the address follows with all changes together', async () => {
    const { page, router } = await open('/tasks?other=1');
    page.url.q.set('a');
    page.url.type.set(['code']);
    expect(page.url.q()).toBe('a');
    await settle();
    expect(router.url).toBe('/tasks?other=1&q=a&type=code');
  });

  it('follows the address back', async () => {
    const { page, router } = await open('/tasks?q=old');
    await router.navigateByUrl('/tasks?q=new');
    await settle();
    expect(page.url.q()).toBe('new');
  });

  it('does not lose letters that are typed while the address is being written', async () => {
    const { page, router } = await open('/tasks');
    page.url.q.set('p');
    await Promise.resolve();
    page.url.q.set('pu');
    await settle();
    expect([page.url.q(), router.url]).toEqual(['pu', '/tasks?q=pu']);
  });

  it('does not scroll the page, which would run away from the box that was ticked', async () => {
    const { page, router } = await open('/tasks');
    const navigate = jest.spyOn(router, 'navigate');
    page.url.type.set(['chat']);
    await settle();
    expect(navigate.mock.calls[0]?.[1]).toMatchObject({ scroll: 'manual', replaceUrl: false });
  });

  it('takes a value that says nothing out of the address', async () => {
    const { page, router } = await open('/tasks?q=old');
    page.url.q.set('');
    await settle();
    expect(router.url).toBe('/tasks');
  });
});
