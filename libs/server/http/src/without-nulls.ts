/** A body as if its nulls had been left out, but for fields in which null says something of its own. */
export function withoutNulls<Body extends object>(body: Body, ...meaningful: (keyof Body & string)[]): Body {
  const said = Object.entries(body).filter(
    ([name, value]) => value !== null || (meaningful as readonly string[]).includes(name),
  );
  return Object.fromEntries(said) as Body;
}
