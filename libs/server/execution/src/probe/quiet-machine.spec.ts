import { NoSandbox } from '@assay/domain/run';
import { GatedSandbox } from './gated-sandbox';
import { QuietMachine } from './quiet-machine';

const open = (): { readonly done: Promise<void>; readonly end: () => void } => {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { done, end };
};
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const never = new AbortController().signal;

describe('QuietMachine', () => {
  it('lets jobs work side by side', async () => {
    const machine = new QuietMachine();
    const [a, b] = [open(), open()];
    const both = Promise.all([machine.work(() => a.done), machine.work(() => b.done)]);
    b.end();
    a.end();
    await both;
  });

  it('never overlaps a measurement with work, whichever came first', async () => {
    const machine = new QuietMachine();
    const now = new Set<string>();
    const overlaps: string[][] = [];
    const during = async (name: string): Promise<void> => {
      now.add(name);
      if (now.has('measurement') && now.size > 1) overlaps.push([...now]);
      await turn();
      now.delete(name);
    };
    await Promise.all([
      machine.work(() => during('first')),
      machine.measure(() => during('measurement'), never),
      machine.work(() => during('second')),
      machine.work(() => during('third')),
      machine.measure(() => during('measurement'), never),
      machine.work(() => during('fourth')),
    ]);
    expect(overlaps).toEqual([]);
  });

  it('keeps the order of arrival, so that a stream of jobs starves no measurement', async () => {
    const machine = new QuietMachine();
    const told: string[] = [];
    const first = open();
    const all = [
      machine.work(() => first.done),
      machine.measure(() => Promise.resolve(told.push('measured')), never),
      machine.work(() => Promise.resolve(told.push('worked'))),
    ];
    await turn();
    expect(told).toEqual([]);
    first.end();
    await Promise.all(all);
    expect(told).toEqual(['measured', 'worked']);
  });

  it('forgets a measurement that is called off while it waits', async () => {
    const machine = new QuietMachine();
    const job = open();
    const working = machine.work(() => job.done);
    const calledOff = new AbortController();
    const measurement = machine.measure(() => Promise.resolve('measured'), calledOff.signal);
    const refused = expect(measurement).rejects.toThrow('called off');
    calledOff.abort();
    await refused;
    await machine.work(() => Promise.resolve()); // is not held up by it
    job.end();
    await working;
  });

  it('goes on after a job or a measurement that failed', async () => {
    const machine = new QuietMachine();
    await expect(machine.work(() => Promise.reject(new Error('job')))).rejects.toThrow('job');
    await expect(machine.measure(() => Promise.reject(new Error('measurement')), never)).rejects.toThrow('measurement');
    expect(await machine.work(() => Promise.resolve('fine'))).toBe('fine');
  });
});

describe('GatedSandbox', () => {
  it('runs no program while speed is measured', async () => {
    const machine = new QuietMachine();
    const ran: string[] = [];
    const inner = new (class extends NoSandbox {
      override call(): ReturnType<NoSandbox['call']> {
        ran.push('program');
        return super.call();
      }
    })('none');
    const sandbox = new GatedSandbox(inner, machine);
    const request = open();
    const measuring = machine.measure(() => request.done, never);
    const called = sandbox.call({ language: 'javascript', program: '', function: 'f', args: [] });
    const cases = sandbox.runCases({ language: 'python', sources: [], entryPoint: 'f' }, []);
    await turn();
    expect([ran, sandbox.report().reason]).toEqual([[], 'none']);
    request.end();
    await Promise.all([measuring, called, cases]);
    expect(ran).toEqual(['program']);
  });
});
