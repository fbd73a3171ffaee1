import type { NightSpeedFigure } from '@assay/contracts';
import { judgeSpeed, type NightSpeed, type SpeedLine } from '@assay/domain/regression';
import type { NightSpeedRow, RegressionPlace, StoredFire } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { placeKey, type NightPlace } from './night-data';
import { ScheduleStore } from '../schedule-store';

/** The speed of one model in one night, as it is shown, with what a second look needs. */
export interface PlaceSpeed {
  readonly place: NightPlace;
  readonly figure: NightSpeedFigure;
  readonly line: SpeedLine | null;
  readonly gpuShareBefore: number | null;
  /** The regression that is known already, and whether it shows in this night. */
  readonly known: { readonly id: string; readonly shows: boolean } | null;
}

/** What of a place's earlier nights its speed is judged by. */
export interface SpeedGround {
  /** Runs of the pinned baseline, oldest first. */
  readonly baselineRunIds: readonly string[];
  readonly night: StoredFire | undefined;
  readonly open: readonly (RegressionPlace & { readonly id: string })[];
}

/** How fast the models of a night were, against the nights of their pinned baselines. */
@Injectable()
export class NightSpeeds {
  constructor(private readonly store: ScheduleStore) {}

  /** Null where nothing was measured. */
  async look(place: NightPlace, runId: string, ground: SpeedGround): Promise<PlaceSpeed | null> {
    const { baselineRunIds } = ground;
    const rows = (await this.store.speeds.read([...baselineRunIds, runId])).filter(
      (row) => placeKey(row) === placeKey(place),
    );
    const at = (id: string | undefined): NightSpeedRow | undefined => rows.find((row) => row.runId === id);
    const tonight = at(runId);
    const verdict = judgeSpeed(
      baselineRunIds.map((id) => speedOf(at(id))),
      speedOf(tonight),
    );
    if (verdict === null) return null;
    const { source, now, line, slower } = verdict;
    const known = ground.open.find((one) => one.kind === 'slower' && placeKey(one) === placeKey(place));
    const byProbe = source === 'probe';
    return {
      ...{ place, line },
      known: known === undefined || line === null ? null : { id: known.id, shows: slower },
      gpuShareBefore: at(baselineRunIds.at(-1))?.gpuShare ?? null,
      figure: {
        ...{ source, tokensPerSecond: now, baseline: line?.baseline ?? null },
        ...{ gpuShare: tonight?.gpuShare ?? null, probeId: byProbe ? (tonight?.probeId ?? null) : null },
        finding: line === null ? 'none' : !slower ? 'ok' : this.whenSlow(place, byProbe, known !== undefined, ground),
      },
    };
  }

  /** A slow probe is looked at again; slow answers count from the second night in a row on. */
  private whenSlow(
    place: NightPlace,
    byProbe: boolean,
    isKnown: boolean,
    { night }: SpeedGround,
  ): NightSpeedFigure['finding'] {
    if (isKnown) return 'slower';
    if (byProbe) return 'suspected';
    return wasSlow(place, night) ? 'slower' : 'unconfirmed';
  }
}

/** Whether a model was slow in a night already, and nothing contradicted it. */
export function wasSlow(place: NightPlace, night: StoredFire | undefined): boolean {
  const speed = night?.models.find((one) => placeKey(one) === placeKey(place))?.speed;
  return speed?.finding === 'unconfirmed' || speed?.finding === 'slower';
}

function speedOf(row: NightSpeedRow | undefined): NightSpeed {
  return { probe: row?.probe ?? null, answers: row?.answers ?? null };
}
