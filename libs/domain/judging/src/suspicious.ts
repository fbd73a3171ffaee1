import { readBase64 } from './base64';

/** A way in which answers speak to their judge. The words are those of a person who reads the flag. */
interface Sign {
  readonly says: string;
  readonly pattern: RegExp;
}

const VERBS = 'ignor(?:e|ed|ing)|disregard|forget|override|overrule|bypass|skip';
const RULES =
  'instruct\\w*|rubrics?|requirements?|criteri\\w+|guidelines?|rules?|prompts?|checklists?|directions?|references?';
const JUDGES = 'judges?|graders?|evaluators?|reviewers?|assessors?|markers?|scorers?|examiners?';

const SIGNS: readonly Sign[] = [
  {
    says: 'tells to ignore instructions',
    pattern: new RegExp(`\\b(?:${VERBS})\\b[^.\\n]{0,60}\\b(?:${RULES})\\b`, 'i'),
  },
  {
    says: 'speaks to a judge',
    pattern: new RegExp(
      `\\b(?:dear|hello|hey|hi|note|notice|message|attention|memo|reminder|instructions?|to)\\b[^.\\n]{0,20}\\b(?:the|all|any|you|ai|llm|our)?\\s*(?:${JUDGES})\\b`,
      'i',
    ),
  },
  {
    says: 'names a role for the judge',
    pattern: new RegExp(
      `\\b(?:you are|you're|act(?:ing)? as|as)\\s+(?:now\\s+)?(?:a|an|the)?\\s*(?:\\w+\\s){0,2}(?:${JUDGES})\\b`,
      'i',
    ),
  },
  {
    says: 'says that requirements are met',
    pattern:
      /\b(?:requirements?|criteri(?:a|on)|items?|checks?|conditions?)\b[^.\n]{0,40}\b(?:is|are|was|were|as|be)\b[^.\n]{0,25}\b(?:met|satisfied|fulfil\w*|passed|correct|true|yes)\b/i,
  },
  { says: 'holds a verdict', pattern: /["'`]?\bmet\b["'`]?\s*(?::|=|:=|→|->|is|to)\s*["'`]?\s*(?:yes|true|1)\b/i },
  {
    says: 'asks for a grade',
    pattern:
      /\b(?:give|assign|award|output|return|answer|reply|respond|print|mark|rate|grant|say|choose|select|write|grade|score)\b[^.\n]{0,50}\b(?:full|max\w*|perfect|highest|top|best)\s+(?:marks?|scores?|points?|credit|grades?|rating)\b/i,
  },
  {
    says: 'asks for a yes',
    pattern:
      /\b(?:answer|reply|respond|output|say|return|print|choose|write|vote|conclude)\b[^.\n]{0,30}["'“`]?\b(?:yes|10|100|pass|correct)\b["'”`]?(?:[^.\n]{0,40}\b(?:to|for|on)\b[^.\n]{0,30}\b(?:all|every|each|any|this|the)\b|[.!"'”`]|\s*$)/im,
  },
  {
    says: 'holds a grade',
    pattern:
      /^\W{0,6}(?:(?:final|my|overall|the)\s+)?(?:score|grade|verdict|rating|judge?ment|result|evaluation)\s*(?::|=|is)\s*["'`]?(?:10\b|100\b|1\.0\b|[5-9]\s*\/\s*\d|pass\w*\b|yes\b|correct\b|a\+|perfect\b|met\b)/im,
  },
  { says: 'holds full marks', pattern: /\b(?:10\s*\/\s*10|100\s*\/\s*100|5\s*\/\s*5)\b/ },
  {
    says: 'begins another speaker',
    pattern: /^\W{0,6}(?:system|assistant|user|developer|human|admin(?:istrator)?)\W{0,4}:/im,
  },
  {
    says: 'holds tokens of a chat template',
    pattern:
      /<\||\[\/?INST\]|<<\/?SYS>>|<\/?(?:start|end)_of_turn>|<｜|###\s*(?:system|instruction|response|human|assistant)/i,
  },
  {
    says: 'holds marks of a prompt',
    pattern:
      /<{2,3}\s*\/?(?:end|answer|ref|reference|task|data|system)\b|<\/?(?:answer|task|reference|requirement|data|system|instructions?|evaluation|grading|rubric|judge|prompt)\b[^>]{0,40}>|\[(?:begin|end)[ _](?:data|answer|of answer)\]|(?:-{3,}|={3,}|#{3,})\s*end of (?:the )?(?:answer|data|task|document|submission)/i,
  },
  {
    says: 'says that grading is over',
    pattern:
      /\b(?:grading|evaluation|judging|assessment|review)\s+(?:is|has been|was)\s+(?:\w+\s)?(?:complete[d]?|done|over|finished|final\w*|suspended|disabled)\b/i,
  },
  {
    says: 'speaks of a test mode',
    pattern:
      /\b(?:debug|developer|maintenance|admin|override|sudo|god|calibration|test)[ _-]mode\b|\bsystem (?:override|message|notice|update|prompt)\b|\bnew (?:system )?instructions?\b/i,
  },
  {
    says: 'tells to ignore instructions, in another language',
    pattern:
      /(?:ignorier\w*|missachte\w*|vergiss)[^.\n]{0,60}(?:anweisung|anforderung|regel|vorgabe|kriteri)|(?:ignore[zr]?|oubli\w+)[^.\n]{0,60}(?:consignes?|instructions?|crit[eè]res?|exigences?)|(?:ignor[aeo]\w*|olvid\w+|haz caso omiso)[^.\n]{0,60}(?:instruccion|requisito|criterio|regla|instru[cç]|istruzion)|(?:игнорир|забудь|забудьте|не обращай)[^.\n]{0,60}(?:инструкц|требован|указан|правил|критери)|(?:忽略|无视|無視|忘记)[^。\n]{0,30}(?:指令|指示|要求|说明|規則|规则|标准)|(?:指示|命令|要件|ルール)[^。\n]{0,20}無視|(?:تجاهل)[^.\n]{0,60}(?:التعليمات|المتطلبات)|(?:무시)[^.\n]{0,30}|(?:지시|요구)[^.\n]{0,20}무시|(?:अनदेखा|नज़रअंदाज़)/i,
  },
  {
    says: 'asks for a verdict, in another language',
    pattern:
      /(?:antworte|antworten sie|bewerte|gib)[^.\n]{0,50}(?:\bja\b|\byes\b|volle punkt\w*|erfüllt)|(?:réponds|répondez|donne[zr]?)[^.\n]{0,50}(?:\boui\b|\byes\b|note maximale)|(?:responde|da|otorga|rispondi)[^.\n]{0,50}(?:\bs[ií]\b|\byes\b|puntuaci[oó]n m[aá]xima|punteggio massimo)|(?:ответь|отвечай|поставь)[^.\n]{0,50}(?:да(?![а-яё])|yes|максимальн)|(?:回答|输出|给出|評価)[^。\n]{0,20}(?:是|yes|满分|満点)/i,
  },
];

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;
const BASE64 = /[A-Za-z0-9+/]{32,}={0,2}/g;
/** Longer texts are looked at from both ends. */
const SCANNED = 60_000;

/** What in an answer seems to speak to its judge; a flag for people, never part of a score. */
export function suspiciousPhrases(answer: string): string[] {
  const text = scanned(answer.normalize('NFKC').replace(INVISIBLE, ''));
  const hidden = (text.match(BASE64) ?? [])
    .slice(0, 20)
    .map(readBase64)
    .filter((decoded) => signsOf(decoded).length > 0);
  return [...signsOf(text), ...(hidden.length > 0 ? ['hides such words in Base64'] : []), ...tagged(answer)];
}

/** Whether an answer seems to speak to its judge. */
export function isSuspicious(answer: string): boolean {
  return suspiciousPhrases(answer).length > 0;
}

function signsOf(text: string): string[] {
  return SIGNS.filter(({ pattern }) => pattern.test(text)).map(({ says }) => says);
}

/** Letters that no screen shows. */
function tagged(answer: string): string[] {
  return /[\u{e0020}-\u{e007e}]{4}/u.test(answer) ? ['holds invisible letters'] : [];
}

function scanned(text: string): string {
  return text.length <= SCANNED ? text : `${text.slice(0, SCANNED / 2)}\n${text.slice(-SCANNED / 2)}`;
}
