/** What is known of where a model comes from. */
export interface NamedFamily {
  readonly name: string;
  /** As its server says. */
  readonly family: string | null;
}

/** Family → how its models, and those made from them, are called. Distilled models belong to both parents. */
const FAMILIES: readonly (readonly [family: string, name: RegExp])[] = [
  ['qwen', /qwen|qwq|qvq|marco-o1|openthinker|deepscaler|tulu-?qwen|smallthinker/],
  ['llama', /llama|codellama|vicuna|alpaca|(?<!open)hermes|dolphin|tulu|nemotron|tinyllama|wizardlm|orca-mini|cogito/],
  ['gemma', /gemma|shieldgemma|medgemma/],
  ['gemini', /gemini/],
  [
    'mistral',
    /mistral|mixtral|ministral|codestral|magistral|devstral|mathstral|zephyr|openhermes|starling|neural-chat|solar-pro/,
  ],
  ['deepseek', /deepseek|deepscaler|openthinker/],
  ['phi', /(?:^|[^a-z])phi/],
  ['gpt', /(?:^|[^a-z])gpt-(?:oss|[345])|chatgpt|(?:^|[^a-z])o[134](?:-|$)/],
  ['granite', /granite/],
  ['command', /command-?(?:r|a)|(?:^|[^a-z])aya|cohere/],
  ['glm', /glm|chatglm/],
  ['yi', /(?:^|[^a-z])yi(?:-|:|\d|$)/],
  ['falcon', /falcon/],
  ['smollm', /smollm/],
  ['exaone', /exaone/],
  ['olmo', /olmo/],
  ['internlm', /internlm/],
  ['kimi', /kimi|moonlight/],
  ['claude', /claude/],
  ['grok', /grok/],
  ['stablelm', /stablelm|stable-(?:beluga|code)/],
  ['minimax', /minimax/],
];
/** Architectures that say how a model is built, not whose it is. */
const ARCHITECTURES: ReadonlySet<string> = new Set(['llama', 'bert', 'clip', 'mllama']);

/** The families that a model belongs to: by its name and by what its server says, unless that is only how it is built. */
export function modelFamilies({ name, family }: NamedFamily): string[] {
  const byName = familiesIn(name.toLowerCase());
  const said = (family ?? '').toLowerCase();
  // A DeepSeek of another architecture is a distilled model of that family.
  const tells = said !== '' && (!ARCHITECTURES.has(said) || byName.includes('deepseek'));
  const known = tells ? familiesIn(said) : [];
  const all = [...new Set([...byName, ...known])];
  return all.length === 0 && tells ? [said] : all;
}

/** Families that two models share; a judge tends to favour its own. */
export function sharedFamilies(a: NamedFamily, b: NamedFamily): string[] {
  const others = modelFamilies(b);
  return modelFamilies(a).filter((one) => others.includes(one));
}

function familiesIn(text: string): string[] {
  return FAMILIES.filter(([, pattern]) => pattern.test(text)).map(([family]) => family);
}
