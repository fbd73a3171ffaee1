import { ProblemError, type Model, type SpeedProbe } from '@assay/contracts';
import { EXIT, StopRequests, type Config } from '@assay/server/config';
import type { Installation } from '../../../api/src/serve';
import type { Instance } from '../instance/instance';
import { INSTANCE_OPTIONS, openInstance } from '../instance/open-instance';
import { describeProbe, probeLine } from '../output/describe-probe';
import { outFile, writeJson } from '../output/out-file';
import { CommandLine } from '../read-options';
import { UsageError } from '../usage-error';
import { namedModel, serverOf, type NamedModel } from './run-options';

const OPTIONS = {
  ...INSTANCE_OPTIONS,
  models: { type: 'string' },
  server: { type: 'string' },
  out: { type: 'string' },
} as const;
const LOOK_MS = 500;

/** `assay probe`: measures the speed of models, one after another, and says what was found. Exit 3 when a figure is missing or does not count. */
export async function probeCommand(
  args: readonly string[],
  config: Config,
  installation: Installation,
): Promise<number> {
  const line = CommandLine.read(args, OPTIONS);
  const models = line.list('models')?.map(namedModel);
  if (models === undefined) throw new UsageError('assay probe needs --models.');
  const server = serverOf(line);
  const out = await outFile(line);
  const instance = await openInstance(line, config, installation);
  try {
    const wanted = await tagsByServer(instance, models, server);
    const asked: SpeedProbe[] = [];
    for (const [serverId, tags] of wanted) asked.push(...(await instance.startProbes(serverId, tags)));
    const { probes, interrupted } = await follow(instance, asked, [...wanted.keys()]);
    process.stdout.write(probes.map(describeProbe).join(''));
    if (out !== undefined) await writeJson(out, { probes });
    if (interrupted) return EXIT.interrupted;
    return probes.every(({ state }) => state === 'done') ? EXIT.ok : EXIT.incomplete;
  } finally {
    await instance.close();
  }
}

/** Which tags are to be measured on which server. */
async function tagsByServer(
  instance: Instance,
  models: readonly NamedModel[],
  address: string | undefined,
): Promise<Map<string, string[]>> {
  const only = address === undefined ? null : (await instance.useServer(address)).id;
  if (only === null) await instance.refreshServers();
  const known = await instance.models();
  const wanted = new Map<string, string[]>();
  for (const named of models) {
    const { serverId, name } = theOne(named, only, known);
    const tags = wanted.get(serverId) ?? [];
    if (!tags.includes(name)) wanted.set(serverId, [...tags, name]);
  }
  return wanted;
}

function theOne({ tag, server }: NamedModel, only: string | null, known: readonly Model[]): Model {
  const found = known.filter(
    (model) =>
      (model.name === tag || model.name === `${tag}:latest`) &&
      (server === null ? only === null || model.serverId === only : model.serverName === server),
  );
  const [first, second] = found;
  if (first === undefined)
    throw new ProblemError(
      'unknown_model',
      `${server ?? 'No server'} has ${server === null ? 'a' : 'no'} model ${tag}.`,
    );
  if (second === undefined) return first;
  const names = found.map((model) => `${tag}@${model.serverName}`).join(', ');
  throw new ProblemError('ambiguous_model', `Several servers hold ${tag}: ${names}.`);
}

/** Tells how far the probes are until all have ended; a signal ends them. */
async function follow(
  instance: Instance,
  asked: readonly SpeedProbe[],
  serverIds: readonly string[],
): Promise<{ readonly probes: readonly SpeedProbe[]; readonly interrupted: boolean }> {
  const requests = new StopRequests();
  let interrupted = false;
  void requests.first.then(async () => {
    interrupted = true;
    for (const id of serverIds) await instance.cancelProbes(id);
  });
  void requests.again.then(() => process.exit(EXIT.interrupted));
  const told = new Map<string, string>();
  try {
    for (;;) {
      const probes = await instance.probes(asked, serverIds);
      for (const probe of probes) tell(probe, told);
      if (probes.every(({ finishedAt }) => finishedAt !== null)) return { probes, interrupted };
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  } finally {
    requests.close();
  }
}

function tell(probe: SpeedProbe, told: Map<string, string>): void {
  const line = probeLine(probe);
  if (told.get(probe.id) !== line) process.stderr.write(`${line}\n`);
  told.set(probe.id, line);
}
