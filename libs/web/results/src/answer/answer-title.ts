import type { ResultDetail, Score } from '@assay/contracts';
import type { MarkedOutcome } from '@assay/web/ui';
import { outcomeWord, type ResultText } from '../run/row-status';

/** The first thing to know about an answer: what became of it and why, then what to do or what else holds. */
export interface AnswerTitle {
  readonly mark: MarkedOutcome;
  readonly title: string;
  readonly more: string;
}

const SHORT = 60;

export function answerTitle(answer: ResultDetail, t: ResultText): AnswerTitle {
  switch (answer.status) {
    case 'generated':
      return { mark: 'judging', title: t('titleWaits'), more: t('titleWaitsMore') };
    case 'unscored':
      return {
        mark: 'unscored',
        title: t('titleUnscored', { why: unscoredWhy(answer, t) }),
        more: t('titleUnscoredMore'),
      };
    case 'missing':
      return missingTitle(answer, t);
    case 'scored':
      return answer.passed === true ? passedTitle(answer, t) : failedTitle(answer, t);
    default:
      return answer.status satisfies never;
  }
}

function passedTitle(answer: ResultDetail, t: ResultText): AnswerTitle {
  const only = answer.scores.length === 1 ? answer.scores[0] : undefined;
  const got = only?.got;
  if (got && got.length <= SHORT) return { mark: 'passed', title: t('titlePassedGot', { got }), more: '' };
  const title = answer.scores.length > 0 ? t('titlePassedAll', { n: answer.scores.length }) : t('titlePassed');
  return { mark: 'passed', title, more: '' };
}

function failedTitle(answer: ResultDetail, t: ResultText): AnswerTitle {
  if (answer.outcome !== 'answered') {
    return {
      mark: 'failed',
      title: t('titleFailed', { why: outcomeWord(answer.outcome, t) }),
      more: t('titleOwnFailure'),
    };
  }
  const failing = answer.scores.filter((score) => score.passed === false);
  const held = answer.scores.filter((score) => score.passed === true).length;
  const why = failing[0] ? scoreWhy(failing[0], t) : (answer.reason ?? t('outcome_answered'));
  return { mark: 'failed', title: t('titleFailed', { why }), more: held > 0 ? t('titleOthersHold', { n: held }) : '' };
}

/** "got 208, expected 204" where both are short, else the scorer's own sentence. */
function scoreWhy(score: Score, t: ResultText): string {
  const { got, expected } = score;
  if (got !== null && expected !== null && got.length <= SHORT && expected.length <= SHORT)
    return t('gotExpected', { got, expected });
  return score.reason;
}

function missingTitle(answer: ResultDetail, t: ResultText): AnswerTitle {
  const why = answer.error?.message ?? outcomeWord(answer.outcome, t);
  return { mark: 'missing', title: t('titleMissing', { why }), more: answer.error?.hint ?? t('titleMissingMore') };
}

function unscoredWhy(answer: ResultDetail, t: ResultText): string {
  const reason = answer.scores.find((score) => score.status === 'unscored')?.unscoredReason;
  return reason === undefined ? (answer.reason ?? t('unscored_harness_error')) : t(`unscored_${reason}`);
}
