import { computed, linkedSignal, type Resource, type Signal } from '@angular/core';
import { type Failure, toFailure } from './failure';

/** A read that keeps its last value: while new data comes, and when it cannot come. */
export interface Latest<T> {
  readonly value: Signal<T | undefined>;
  /** The last read failed; `value` may still hold older data. */
  readonly failure: Signal<Failure | null>;
  /** Nothing was read yet, and the first answer is under way. */
  readonly loading: Signal<boolean>;
  /** `value` is shown while a newer one is asked for, or could not be had. */
  readonly stale: Signal<boolean>;
  reload(): void;
}

/** Wraps a resource so that a page never falls back to empty once it has shown something; what nobody has read is not kept. */
export function latestOf<T>(resource: Resource<T | undefined> & { reload(): boolean }): Latest<T> {
  const value = linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (read, before) => read ?? before?.value,
  });
  const failure = computed(() => {
    const error = resource.error();
    return error === undefined ? null : toFailure(error);
  });
  return {
    value: value.asReadonly(),
    failure,
    loading: computed(() => resource.isLoading() && value() === undefined),
    stale: computed(() => value() !== undefined && (failure() !== null || resource.status() === 'loading')),
    reload: () => void resource.reload(),
  };
}
