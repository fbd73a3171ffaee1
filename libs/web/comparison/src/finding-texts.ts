/** English titles of the charts: each says only what the verdicts, or plain counts, say. */
export const FINDING_TEXTS = {
  accuracyNeutral: 'Accuracy by task type',
  beatsIn: { one: '{name} beats {other} in {work}', other: '{name} beat {other} in {work}' },
  everyWork: 'every kind of work',
  otherModels: { one: '{n} other', other: '{n} others' },
  beatsHere: 'On these tasks {phrase}; too few to expect it elsewhere',
  moreLeads: { one: '{first} and {n} more difference holds', other: '{first} and {n} more differences hold' },
  elsewhereOpen: '{first}; elsewhere no clear difference',
  noClearLead: 'No model is clearly ahead in any kind of work',
  noClearLeadOf: 'No clear difference in accuracy between {a} and {b}',
  equalEverywhere: 'The models are practically equal in {work}',
  withCeiling: '{first}; in {work} all are near the ceiling',
  allNearCeiling: 'In {work} all models are near the ceiling',

  allBetter: 'Every other model beats {baseline} overall',
  allWorse: 'Every other model falls behind {baseline} overall',
  allEqual: {
    one: '{name} and {baseline} are practically equal overall',
    other: 'All models are practically equal to {baseline} overall',
  },
  someBetter: '{better} beats {baseline} overall',
  someWorse: '{worse} falls behind {baseline} overall',
  betterRestOpen: {
    one: '{better} beats {baseline} overall; no other difference is sure beyond these tasks',
    other: '{better} beat {baseline} overall; no other difference is sure beyond these tasks',
  },
  worseRestOpen: {
    one: '{worse} falls behind {baseline} overall; no other difference is sure beyond these tasks',
    other: '{worse} fall behind {baseline} overall; no other difference is sure beyond these tasks',
  },
  someBetterSomeWorse: 'Better than {baseline} overall: {better}; worse: {worse}',
  betterHere: 'On these tasks {name} beats {baseline}; too few to expect it elsewhere',
  worseHere: 'On these tasks {name} falls behind {baseline}; too few to expect it elsewhere',
  oneOpen: 'No clear difference between {name} and {baseline} overall',
  noneDiffers: 'No model differs from {baseline} overall in a way that is sure beyond these tasks',

  paretoNeutral: 'Accuracy against time',
  paretoOne: '{name} is more accurate and faster than every other model',
  paretoOneOpen: '{name} has the highest accuracy and the shortest median time; not all of that is sure',
  paretoTwo: '{fast} has the shortest median time, {best} is more accurate',
  paretoTwoHere: '{fast} has the shortest median time, {best} was more accurate on these tasks',
  paretoTwoEqual: '{fast} has the shortest median time and is practically as accurate as {best}',
  paretoTwoOpen: '{fast} has the shortest median time; no clear difference in accuracy to {best}',
  paretoTwoUntested:
    '{fast} has the shortest median time, {best} the highest mean accuracy; the two were not tested against each other',
  paretoBeaten: '{first}; {beaten} is beaten in both',

  timesNeutral: 'Time of an answer',
  timesAlike: 'All models take about the same time: half of the answers within {from} to {to}',
  timesApart: 'Half of the answers of {fast} come within {fastTime}, of {slow} within {slowTime}',

  gridNeutral: 'Accuracy by task',
  gridNone: 'All models do alike on every task',
  gridSome: {
    one: 'The models differ on {n} of {total} tasks',
    other: 'The models differ on {n} of {total} tasks',
  },
  gridMost: '{first}, most of all in {work} ({n} of {total})',
} as const;
