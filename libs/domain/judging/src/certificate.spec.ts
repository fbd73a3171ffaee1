import { gradeOf, judgeCertificate, type LabelledVerdict } from './certificate';

/** So many labels of each cell. */
function labels(cells: { both?: number; lenient?: number; strict?: number; neither?: number }): LabelledVerdict[] {
  const of = (count: number | undefined, judge: boolean, human: boolean): LabelledVerdict[] =>
    Array.from({ length: count ?? 0 }, () => ({ judge, human }));
  return [
    ...of(cells.both, true, true),
    ...of(cells.lenient, true, false),
    ...of(cells.strict, false, true),
    ...of(cells.neither, false, false),
  ];
}
const certify = (own: LabelledVerdict[], verdicts = { met: 300, notMet: 300 }, twice: [boolean, boolean][] = []) =>
  judgeCertificate({ labels: own, verdicts, twice, outdated: 0, outdatedByServer: 0, labellers: 1 });

describe('judgeCertificate', () => {
  it('tells nothing without labels', () => {
    const { grade, agreement, kappa, sensitivity, specificity, passRate, ceiling } = certify([]);
    expect(grade).toBe('unmeasured');
    const nothing = { value: null, low: null, high: null, n: 0 };
    for (const figure of [agreement, sensitivity, specificity]) expect(figure).toEqual(nothing);
    for (const figure of [kappa, ceiling]) expect(figure).toEqual({ ...nothing, se: null, bootstrap: null });
    expect(passRate).toEqual({ raw: 0.5, corrected: null });
  });

  it('has no κ and no specificity where people found everything met', () => {
    const { grade, kappa, specificity, sensitivity } = certify(labels({ both: 40 }), { met: 200, notMet: 0 });
    expect([kappa.value, specificity.value, sensitivity.value, grade]).toEqual([null, null, 1, 'unmeasured']);
  });

  it('measures a judge by the books where both kinds are drawn alike', () => {
    const { agreement, kappa, sensitivity, specificity } = certify(
      labels({ both: 27, lenient: 3, strict: 3, neither: 27 }),
    );
    expect(agreement.value).toBeCloseTo(0.9, 12);
    // Wilson, 54 of 60.
    expect(agreement.low).toBeCloseTo(0.7985, 3);
    expect(kappa.value).toBeCloseTo(0.8, 12);
    expect([sensitivity.value, specificity.value]).toEqual([0.9, 0.9]);
    expect(specificity).toMatchObject({ n: 30 });
  });

  it('lets a label stand for as many verdicts as its kind was drawn from', () => {
    // Of 900 met verdicts half are wrong, of 100 others none: specificity is 100 / 550, not 30 / 45.
    const { specificity, sensitivity } = certify(labels({ both: 15, lenient: 15, neither: 30 }), {
      met: 900,
      notMet: 100,
    });
    expect(specificity.value).toBeCloseTo(100 / 550, 9);
    expect(sensitivity.value).toBe(1);
    expect((specificity.high ?? 0) - (specificity.low ?? 0)).toBeGreaterThan(0.3);
  });

  it('tells nothing while one kind of verdict has no label', () => {
    expect(certify(labels({ both: 20, lenient: 5 }))).toMatchObject({
      grade: 'unmeasured',
      agreement: { value: null },
    });
  });

  it.each([
    ['good', { both: 30, neither: 30 }, 'good'],
    ['good with a few errors', { both: 58, lenient: 2, strict: 2, neither: 58 }, 'good'],
    ['fair', { both: 24, lenient: 6, strict: 6, neither: 24 }, 'fair'],
    ['weak, as it lets four of ten wrong ones pass', { both: 20, lenient: 40, neither: 30 }, 'weak'],
    ['weak, as two labels prove nothing', { both: 1, neither: 1 }, 'weak'],
    ['weak, a coin', { both: 15, lenient: 15, strict: 15, neither: 15 }, 'weak'],
  ] as const)('grades %s', (_, cells, grade) => {
    expect(certify(labels(cells)).grade).toBe(grade);
  });

  it('is not sure of a perfect agreement on few labels', () => {
    const { kappa } = certify(labels({ both: 3, neither: 3 }));
    expect(kappa.value).toBe(1);
    expect(kappa.low).toBeLessThan(0.6);
    expect(kappa.high).toBe(1);
  });

  it('shows a bootstrap interval of κ beside the large-sample one, the same each time', () => {
    const own = labels({ both: 40, lenient: 10, strict: 5, neither: 45 });
    const { kappa } = certify(own);
    expect(kappa.value).toBeCloseTo(0.7, 12);
    // Fleiss, Cohen and Everitt: √((0.5·0.5 …)) of this table is 0.0713.
    expect(kappa.se).toBeCloseTo(0.0713, 3);
    expect(kappa.low).toBeCloseTo(0.7 - 1.96 * 0.0713, 2);
    expect(kappa.bootstrap?.low).toBeCloseTo(kappa.low ?? 0, 1);
    expect(kappa.bootstrap?.high).toBeCloseTo(kappa.high ?? 0, 1);
    expect(certify(own).kappa.bootstrap).toEqual(kappa.bootstrap);
  });

  it('has no bootstrap interval where every redrawn set is the same', () => {
    expect(certify(labels({ both: 3, neither: 3 })).kappa.bootstrap).toBeNull();
  });

  it('corrects where sensitivity + specificity − 1 is surely above 0, and is at least 0.2', () => {
    // 0.6 + 0.6 − 1 = 0.2; from 0.2 − √(2 · 0.13²) it is surely above 0 on 50 labels of each kind, and not on 10.
    expect(certify(labels({ both: 60, strict: 40, lenient: 40, neither: 60 })).passRate.corrected).not.toBeNull();
    expect(certify(labels({ both: 6, strict: 4, lenient: 4, neither: 6 })).passRate.corrected).toBeNull();
    expect(certify(labels({ both: 590, strict: 410, lenient: 410, neither: 590 })).passRate.corrected).toBeNull();
  });

  it('takes the errors of a lenient judge out of its rate', () => {
    const { passRate } = certify(labels({ both: 40, lenient: 10, neither: 40 }), { met: 500, notMet: 400 });
    expect(passRate.raw).toBeCloseTo(5 / 9, 9);
    expect(passRate.corrected?.value).toBeLessThan(5 / 9);
    expect(passRate.corrected?.low).toBeLessThan(passRate.corrected?.value ?? 0);
  });

  it('corrects nothing for a judge that knows nothing', () => {
    expect(certify(labels({ both: 15, lenient: 15, strict: 15, neither: 15 })).passRate.corrected).toBeNull();
  });

  it('shows what two people agree on', () => {
    const twice: [boolean, boolean][] = [
      ...Array<[boolean, boolean]>(9).fill([true, true]),
      [true, false],
      ...Array<[boolean, boolean]>(10).fill([false, false]),
    ];
    const { ceiling } = certify([], { met: 1, notMet: 1 }, twice);
    expect(ceiling.n).toBe(20);
    expect(ceiling.value).toBeCloseTo(0.9, 12);
  });
});

describe('gradeOf', () => {
  it.each([
    [0.6, 0.75, 'good'],
    [0.59, 0.9, 'fair'],
    [0.9, 0.74, 'fair'],
    [0.2, 0.5, 'fair'],
    [0.19, 0.9, 'weak'],
    [0.9, 0.49, 'weak'],
    [null, 0.9, 'unmeasured'],
    [0.9, null, 'unmeasured'],
  ])('κ from %s, specificity from %s: %s', (kappa, specificity, grade) => {
    expect(gradeOf({ kappa: { low: kappa }, specificity: { low: specificity } })).toBe(grade);
  });
});
