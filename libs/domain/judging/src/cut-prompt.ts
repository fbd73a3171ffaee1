/** Characters that one token stands for at most, on average over a long text. */
const MOST_CHARACTERS = 6;

/**
 * Whether a server cut a prompt in silence though it was told not to: old ones keep half of the context and two tokens, whatever the prompt, so that far
 * more characters than tokens were sent.
 */
export function isPromptCut(characters: number, promptTokens: number | null, numCtx: number): boolean {
  if (promptTokens === null || Math.abs(promptTokens - (numCtx / 2 + 2)) > 2) return false;
  return characters > MOST_CHARACTERS * promptTokens;
}
