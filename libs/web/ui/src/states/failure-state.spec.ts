import { TestBed } from '@angular/core/testing';
import { FailureState } from './failure-state';

describe('FailureState', () => {
  const failure = {
    code: 'server_unreachable',
    status: 502,
    title: 'The model server does not answer',
    detail: 'connect ECONNREFUSED <img src=x onerror=alert(1)>',
    hint: 'Start it.',
  };
  const render = async () => {
    const fixture = TestBed.createComponent(FailureState);
    fixture.componentRef.setInput('failure', failure);
    await fixture.whenStable();
    return fixture;
  };

  it('says what happened and what to do, and shows foreign text as text', async () => {
    const page = (await render()).nativeElement as HTMLElement;
    expect(page.querySelector('[role=alert]')?.textContent).toContain('The model server does not answer');
    expect(page.textContent).toContain('server_unreachable (502): connect ECONNREFUSED <img');
    expect(page.querySelector('img')).toBeNull();
  });

  it('asks again on request', async () => {
    const fixture = await render();
    let asked = 0;
    fixture.componentInstance.again.subscribe(() => asked++);
    (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
    expect(asked).toBe(1);
  });
});
