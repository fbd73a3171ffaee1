import { TestBed } from '@angular/core/testing';
import type { JsonProbe, Model } from '@assay/contracts';
import { ModelTable } from './model-table';

const aModel = (parts: Partial<Model>): Model => ({
  id: 'm',
  name: 'qwen3:8b',
  serverId: 's',
  serverName: 'lab',
  digest: null,
  family: null,
  parameterSize: null,
  quantization: null,
  contextLength: null,
  capabilities: [],
  sizeBytes: null,
  modifiedAt: null,
  remote: false,
  loaded: null,
  speed: null,
  lastProbe: null,
  changedAt: null,
  ...parts,
});
const probe: JsonProbe = {
  id: 'p',
  at: '2026-11-24T10:00:00.000Z',
  valid: true,
  reason: null,
  tokensPerSecond: 42,
  tokensPerSecondRange: [41, 43.2],
  promptTokensPerSecond: 800,
  firstTokenMs: 120,
  coldLoadMs: null,
};

describe('ModelTable', () => {
  const open = (model: Model, canMeasure = true) => {
    const fixture = TestBed.createComponent(ModelTable);
    for (const [name, value] of Object.entries({ models: [model], server: 'lab', canMeasure }))
      fixture.componentRef.setInput(name, value);
    const wanted: string[] = [];
    fixture.componentInstance.measured.subscribe((tag) => wanted.push(tag));
    TestBed.tick();
    const cell = (fixture.nativeElement as HTMLElement).querySelector('td.speed');
    return { cell, text: cell?.textContent?.replace(/\s+/g, ' ').trim() ?? '', wanted };
  };

  it('shows a measured speed with its range and time before the one of answers', () => {
    const speed = { tokensPerSecond: 12, secondsPerAnswer: 3, answers: 40 };
    const { text, cell } = open(aModel({ lastProbe: probe, speed }));
    expect(text).toMatch(/^42 tok\/s ?\(41\.0–43\.2\) ?measured /);
    expect(cell?.querySelector('span')?.title).toContain('Reads 800 tokens per second. First token after');
    expect(open(aModel({ speed })).text).toBe('12 tok/s');
  });

  it('shows no figure of a probe that is not valid, but why', () => {
    const { text, cell } = open(
      aModel({
        lastProbe: { ...probe, valid: false, tokensPerSecond: null, tokensPerSecondRange: null, reason: 'Busy.' },
      }),
    );
    expect([text.startsWith('not valid'), cell?.querySelector('span')?.title]).toEqual([true, 'Busy.']);
  });

  it('measures one model, but none that runs elsewhere', () => {
    const { cell, wanted } = open(aModel({}));
    cell?.querySelector('button')?.click();
    expect(wanted).toEqual(['qwen3:8b']);
    expect(open(aModel({ remote: true })).cell?.querySelector('button')).toBeNull();
    expect(open(aModel({}), false).cell?.querySelector('button')?.disabled).toBe(true);
  });
});
