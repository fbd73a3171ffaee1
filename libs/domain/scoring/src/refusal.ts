const LONGEST_REFUSAL = 500;
const OPENING =
  /^(?:(?:i['’]?m|i am)\s(?:very\s|really\s|so\s)?sorry,?\s?(?:but\s)?|sorry,?\s?(?:but\s)?|unfortunately,?\s|i apologi[sz]e,?\s?(?:but\s)?|my apologies,?\s?(?:but\s)?|as an ai(?:\s(?:language\s)?(?:model|assistant))?,?\s)*/;
const REFUSING =
  /^i\s(?:cannot|can['’]?t|can not|am not able to|['’]?m not able to|am unable to|won['’]?t|will not|must decline to|have to decline to|decline to|do not feel comfortable|don['’]?t feel comfortable)\b|^i(?:['’]m| am)\s(?:not able to|unable to|not comfortable|sorry)\b|^i (?:can(?:no|['’])t|am unable to)\b/;

/**
 * True where the whole answer is a refusal: short, no `ANSWER:`, no code, and its first sentence says that the model will not or cannot.
 * Conservative on purpose: an answer that refuses and then answers is an answer.
 */
export function isRefusal(answer: string): boolean {
  const text = answer.trim().toLowerCase();
  if (text === '' || text.length > LONGEST_REFUSAL || /answer\s?[:：]|```/.test(text)) return false;
  return REFUSING.test(text.replace(OPENING, ''));
}
