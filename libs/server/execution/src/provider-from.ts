import type { Abstract, FactoryProvider } from '@nestjs/common';

type Parts = Readonly<Record<string, Abstract<unknown>>>;
type Made<P extends Parts> = { readonly [K in keyof P]: P[K] extends Abstract<infer Instance> ? Instance : never };

/** A provider that is made from other providers, each known to `make` by a name instead of by its place in a list. */
export function providerFrom<P extends Parts, T>(
  provide: Abstract<T>,
  parts: P,
  make: (made: Made<P>) => T,
): FactoryProvider<T> {
  const names = Object.keys(parts);
  return {
    provide,
    inject: Object.values(parts),
    useFactory: (...made: readonly unknown[]) =>
      make(Object.fromEntries(names.map((name, at) => [name, made[at]])) as Made<P>),
  };
}
