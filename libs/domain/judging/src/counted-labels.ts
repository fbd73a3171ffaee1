import type { CertificateParts, LabelledVerdict } from './certificate';

/** A person's word beside the verdict of a judge. */
export interface SpokenLabel {
  readonly evaluationId: string;
  readonly item: string;
  readonly labeller: string;
  /** Null = skipped. */
  readonly label: boolean | null;
  readonly judgeMet: boolean;
  /** The task still has the criteria under which it was given, and the judge's server the version. */
  readonly current: boolean;
  readonly sameServer: boolean;
}

/** What counts of all labels: of each requirement the first word, and the first two where two people spoke; skipped ones do not. */
export function countedLabels(all: readonly SpokenLabel[]): Omit<CertificateParts, 'verdicts'> {
  const spoken = all.filter(({ label, current }) => label !== null && current);
  const byVerdict = new Map<string, SpokenLabel[]>();
  for (const label of spoken) {
    const key = `${label.evaluationId} ${label.item}`;
    byVerdict.set(key, [...(byVerdict.get(key) ?? []), label]);
  }
  const labels: LabelledVerdict[] = [];
  const twice: (readonly [boolean, boolean])[] = [];
  for (const [first, second] of byVerdict.values()) {
    if (first === undefined) continue;
    labels.push({ judge: first.judgeMet, human: first.label === true });
    if (second !== undefined) twice.push([first.label === true, second.label === true]);
  }
  return {
    ...{ labels, twice },
    outdated: all.filter(({ label, current }) => label !== null && !current).length,
    outdatedByServer: all.filter(({ label, sameServer }) => label !== null && !sameServer).length,
    labellers: new Set(spoken.map(({ labeller }) => labeller)).size,
  };
}
