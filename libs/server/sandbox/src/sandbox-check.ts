import { CODE_LIMITS, type CodeLanguage, type SandboxReport } from '@assay/domain/run';
import { EngineRoom } from './engines/engine-room';
import { withGuest } from './engines/with-guest';
import { findInstallation } from './installation';
import { layerNames } from './layers/layers';
import { probeLayers, type Probe } from './layers/probe';
import { Candidate } from './run/candidate';
import { short } from './run/problems';
import { SandboxFault } from './sandbox-fault';
import { GUEST_LIMITS } from './sandbox-limits';
import type { SandboxOptions } from './sandbox-options';

const NOTHING = { layers: [], engines: { python: '', javascript: '' } };

const ADD: { readonly [Language in CodeLanguage]: string } = {
  javascript: 'function add(a, b) { return a + b; }',
  python: 'def add(a, b): return a + b',
};

/**
 * Looks once at what the machine offers, and tries each engine before anything of a model runs in it: JavaScript when it looks, Python when
 * it is needed first, as that costs seconds where no snapshot is there.
 */
export class SandboxCheck {
  /** What is known so far. */
  report: SandboxReport = { level: 'unavailable', reason: 'The sandbox is being checked.', ...NOTHING };
  private opened: Promise<EngineRoom | null> | null = null;
  private room: EngineRoom | null = null;
  private readonly tried = new Map<CodeLanguage, Promise<void>>();

  constructor(private readonly options: SandboxOptions) {}

  /** The room to run programs in; null where there is none, and the report says why. */
  done(): Promise<EngineRoom | null> {
    this.opened ??= this.look().catch((error: unknown) => this.unavailable(String((error as Error).message)));
    return this.opened;
  }

  /** The room, with an engine for this language that works; null where there is no room. Throws `SandboxFault` where the engine does not. */
  async roomFor(language: CodeLanguage): Promise<EngineRoom | null> {
    const room = await this.done();
    if (room !== null) await this.tryOnce(room, language);
    return room;
  }

  async close(): Promise<void> {
    this.opened ??= Promise.resolve(this.unavailable('The sandbox is closed.'));
    await this.opened;
    await this.room?.close();
  }

  private async look(): Promise<EngineRoom | null> {
    const installation = findInstallation(this.options.root);
    const limits = this.options.limits ?? GUEST_LIMITS;
    const probe = await probeLayers(installation, limits);
    if (this.options.policy === 'require-bwrap' && !probe.layers.bwrap) {
      return this.unavailable(`ASSAY_SANDBOX asks for bubblewrap. ${probe.missing.join(' ')}`);
    }
    const { folder, spares = true } = this.options;
    this.room = new EngineRoom(installation, probe.layers, limits, { folder, spares });
    await this.tryOnce(this.room, 'javascript');
    this.report = { ...levelOf(probe), layers: layerNames(probe.layers), engines: installation.engines };
    return this.room;
  }

  /** An engine that did not work is tried again when it is needed again. */
  private tryOnce(room: EngineRoom, language: CodeLanguage): Promise<void> {
    const known = this.tried.get(language);
    if (known !== undefined) return known;
    const trying = tryEngine(room, language, ADD[language]).catch((error: unknown) => {
      this.tried.delete(language);
      throw error;
    });
    this.tried.set(language, trying);
    return trying;
  }

  private unavailable(reason: string): null {
    this.report = { level: 'unavailable', reason: short(reason), ...NOTHING };
    return null;
  }
}

function levelOf({ layers, missing }: Probe): Pick<SandboxReport, 'level' | 'reason'> {
  if (layers.bwrap) return { level: 'strong', reason: 'WebAssembly, one process each, in bubblewrap without network.' };
  return { level: 'standard', reason: short(`WebAssembly, one process each. ${missing.join(' ')}`) };
}

async function tryEngine(room: EngineRoom, language: CodeLanguage, source: string): Promise<void> {
  await withGuest(room, language, async (guest) => {
    const candidate = new Candidate(guest, CODE_LIMITS);
    const { problem } = await candidate.load({ language, sources: [source], entryPoint: 'add' });
    const sum = problem === null ? await candidate.call({ args: [2, 3] }) : null;
    if (sum?.kind !== 'value' || sum.value !== 5) throw new SandboxFault(`The ${language} engine cannot add.`);
  });
}
