/** How far a judge's verdicts can be trusted, by what people said about them. */
export const JUDGE_GRADES = ['unmeasured', 'weak', 'fair', 'good'] as const;
export type JudgeGrade = (typeof JUDGE_GRADES)[number];

/** Why a judge's certificate holds no longer: its tag names other weights, its server is gone or has another version, or the protocol changed. */
export const JUDGE_VOIDS = ['model_changed', 'not_served', 'prompt_changed', 'server_changed'] as const;
export type JudgeVoid = (typeof JUDGE_VOIDS)[number];

/** A share, 0–1, with its 95 % interval and what it was measured on; `value` null = not measured. */
export interface MeasuredShare {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Labels behind it. */
  readonly n: number;
}

/** Cohen's κ, −1 … 1, with its 95 % interval; null where it is not defined. */
export interface MeasuredKappa {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** Standard error for large samples; null where κ is not defined. */
  readonly se: number | null;
  /** 95 % of 2,000 redrawn sets of labels gave a κ in between; null where too few gave any. */
  readonly bootstrap: { readonly low: number; readonly high: number } | null;
}

/** What people's labels say about the verdicts of a judge. */
export interface JudgeCertificate {
  readonly grade: JudgeGrade;
  /** Verdicts with a label that counts. */
  readonly labels: number;
  /** Labels that count no longer: the task has other criteria now, or the judge's server another version. */
  readonly outdated: number;
  /** Of those: given under another version of the server. */
  readonly outdatedByServer: number;
  /** Of the labels, as people say. */
  readonly met: number;
  readonly notMet: number;
  readonly labellers: number;
  readonly agreement: MeasuredShare;
  readonly kappa: MeasuredKappa;
  /** Share of met requirements that the judge finds met. */
  readonly sensitivity: MeasuredShare;
  /** Share of requirements that are not met that the judge finds not met. */
  readonly specificity: MeasuredShare;
  /** Share of requirements met over all its verdicts: as the judge says, and with its errors taken out. */
  readonly passRate: {
    readonly raw: number | null;
    readonly corrected: { readonly value: number; readonly low: number; readonly high: number } | null;
  };
  /** Agreement of two people beyond chance: what a judge can reach. */
  readonly ceiling: MeasuredKappa;
}

export const JUDGE_EXAM_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JudgeExamState = (typeof JUDGE_EXAM_STATES)[number];

/** Kinds of answers in the exam. */
export const EXAM_KINDS = ['right', 'short_but_right', 'wrong', 'long_but_wrong', 'injection'] as const;
export type ExamKind = (typeof EXAM_KINDS)[number];

/** What a judge said to one answer of the exam; `met` null = it could not be read. */
export interface ExamAnswer {
  readonly id: string;
  readonly kind: ExamKind;
  readonly right: boolean;
  readonly met: boolean | null;
}

/** What an exam came to. */
export interface JudgeExamResult {
  readonly passed: boolean;
  readonly rightAccepted: MeasuredShare;
  readonly wrongRejected: MeasuredShare;
  /** All replies, and those that could not be read. */
  readonly replies: number;
  readonly unreadable: number;
  readonly controls: { readonly asked: number; readonly wrong: number };
  /** Answers that say nothing, or only talk to the judge: share that was found to meet the requirement. */
  readonly nullAnswers: { readonly asked: number; readonly met: number; readonly talkedInto: boolean };
  /** What was missed, in words. */
  readonly missed: readonly string[];
  readonly answers: readonly ExamAnswer[];
}

/** One sitting of the exam. */
export interface JudgeExam {
  readonly state: JudgeExamState;
  readonly done: number;
  readonly total: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Why it failed, or null. */
  readonly reason: string | null;
  /** Of the judge's server; null = it tells none, or nothing was asked yet. */
  readonly serverVersion: string | null;
  /** False: the server has another version now, or the exam other items, so it says nothing about the judge any more. */
  readonly current: boolean;
  readonly result: JudgeExamResult | null;
}

/** Whether a judge keeps to the form of a reply: above 5 % unreadable replies is noted, above 20 % the judge is refused. */
export const JUDGE_STANDINGS = ['unknown', 'good', 'unsteady', 'refused'] as const;
export type JudgeStanding = (typeof JUDGE_STANDINGS)[number];

/** How many of how many. */
export interface CountOf {
  readonly n: number;
  readonly of: number;
}

/** How a judge behaves, as its own replies tell under the present version of its server; nobody had to label anything. */
export interface JudgeConduct {
  /** Unreadable ones of its replies since its last exam, and in it. */
  readonly unreadable: CountOf;
  readonly standing: JudgeStanding;
  /** Wrong ones of its control questions; each voids the verdicts on its answer. */
  readonly controlsWrong: CountOf;
  /** Of verdicts "met": without a quote that stands in the answer. */
  readonly unsupported: CountOf;
  /** Of verdicts: put to two more votes. */
  readonly borderline: CountOf;
  /** Of those: the vote turned the first verdict round. */
  readonly flipped: CountOf;
  /** Longer answers against higher scores within each task, Spearman's ρ; null where it is not defined. */
  readonly length: { readonly rho: number | null; readonly answers: number; readonly flagged: boolean };
}

/** A model under one protocol on one server, and what is known of it as a judge. */
export interface Judge {
  readonly id: string;
  readonly name: string;
  readonly digest: string | null;
  readonly modelId: string;
  readonly serverId: string;
  readonly server: string;
  readonly promptHash: string;
  /** Requirements that it decides in one call: more than one only of a large model. */
  readonly itemsPerCall: number;
  /** Of its server, as it is now; null = not told. */
  readonly serverVersion: string | null;
  /** Null while the judge is asked as it was. */
  readonly voided: JudgeVoid | null;
  readonly createdAt: string;
  /** Verdicts on requirements that decide scores. */
  readonly verdicts: { readonly met: number; readonly notMet: number };
  readonly certificate: JudgeCertificate;
  readonly conduct: JudgeConduct;
  /** The last one; null = never examined. */
  readonly exam: JudgeExam | null;
}

/** One requirement of one answer for a person to decide; who answered and what the judge said is not told. */
export interface LabelItem {
  readonly evaluationId: string;
  readonly item: string;
  readonly task: string;
  readonly title: string;
  /** Blank where there is none. */
  readonly reference: string;
  readonly answer: string;
  readonly requirement: string;
}

/** How far the labelling of a judge is. */
export interface LabelProgress {
  /** Of this person, skipped ones aside. */
  readonly own: number;
  /** Of all, as people say; `target` of each kind. */
  readonly met: number;
  readonly notMet: number;
  readonly target: number;
  /** Answers that two people labelled. */
  readonly shared: number;
  readonly sharedTarget: number;
}

/** The next answer to label; null = there is none left. */
export interface LabelDesk {
  readonly next: LabelItem | null;
  readonly progress: LabelProgress;
  readonly certificate: JudgeCertificate;
}

/** A person's word: is the requirement met? Null = cannot say. */
export interface NewLabel {
  readonly labeller: string;
  readonly evaluationId: string;
  readonly item: string;
  readonly label: 'yes' | 'no' | 'skip' | 'undo';
}

/** A label as it was given, beside the judge's verdict. */
export interface GivenLabel {
  readonly labeller: string;
  /** Is the requirement met? Null = the person cannot say. */
  readonly label: boolean | null;
  readonly judgeMet: boolean;
  readonly taskKey: string;
  readonly title: string;
  readonly requirement: string;
  readonly resultId: string;
  readonly evaluationId: string;
  readonly item: string;
  /** False where the task has other criteria now, or the judge's server another version. */
  readonly counts: boolean;
  readonly at: string;
}

/** How labels are aimed at: of each kind, and by two people. */
export const LABEL_TARGETS = { each: 30, shared: 20 } as const;
