/** How field names are written: in files or in the API. */
export type Spelling = 'snake' | 'camel';

/** `mustPass` → `must_pass`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `must_pass` → `mustPass`. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** A camelCase name as the reader of the message writes it. */
export function spell(name: string, spelling: Spelling): string {
  return spelling === 'snake' ? snakeCase(name) : name;
}
