/** "overall", "code generation". */
export function scopeName(scope: string): string {
  return scope.replaceAll('_', ' ');
}
