import { DestroyRef, inject, signal, type WritableSignal } from '@angular/core';
import { ActivatedRoute, type ParamMap, Router } from '@angular/router';
import type { UrlParam } from './url-params';

type Schema = Readonly<Record<string, UrlParam<unknown>>>;
/** One writable signal per parameter of the address. */
export type UrlState<S extends Schema> = {
  readonly [Name in keyof S]: S[Name] extends UrlParam<infer Value> ? WritableSignal<Value> : never;
};

/**
 * Signals that live in the address: written at once, put into the address together at the end of the task, read again on
 * back and forward. Call it in the constructor of a page.
 */
export function injectUrlState<S extends Schema>(schema: S): UrlState<S> {
  const writer = new AddressWriter(inject(Router), inject(ActivatedRoute));
  const route = inject(ActivatedRoute);
  const cells = Object.entries(schema).map(([name, param]) =>
    makeCell(name, param, route.snapshot.queryParamMap, writer),
  );
  const listening = route.queryParamMap.subscribe((query) => {
    if (!writer.busy) for (const cell of cells) cell.adopt(query);
  });
  inject(DestroyRef).onDestroy(() => listening.unsubscribe());
  return Object.fromEntries(cells.map((cell) => [cell.name, cell.state])) as UrlState<S>;
}

function makeCell(name: string, param: UrlParam<unknown>, query: ParamMap, writer: AddressWriter) {
  let text = query.get(name);
  const state = signal(param.read(text));
  const setSilently = state.set.bind(state);
  state.set = (value) => {
    setSilently(value);
    text = param.write(value);
    writer.write(name, text, param.history);
  };
  state.update = (change) => state.set(change(state()));
  const adopt = (now: ParamMap) => {
    if (now.get(name) === text) return;
    text = now.get(name);
    setSilently(param.read(text));
  };
  return { name, state, adopt };
}

/** Collects changes of one task into one navigation. While one is under way the address is older than the state. */
class AddressWriter {
  private pending: Record<string, string | null> | null = null;
  private push = false;
  private underWay = 0;

  constructor(
    private readonly router: Router,
    private readonly route: ActivatedRoute,
  ) {}

  get busy(): boolean {
    return this.underWay > 0 || this.pending !== null;
  }

  write(name: string, text: string | null, history: 'push' | 'replace'): void {
    this.push ||= history === 'push';
    if (this.pending === null) queueMicrotask(() => void this.flush());
    this.pending = { ...this.pending, [name]: text };
  }

  private async flush(): Promise<void> {
    const queryParams = this.pending;
    const replaceUrl = !this.push;
    this.pending = null;
    this.push = false;
    this.underWay++;
    try {
      await this.router.navigate([], {
        relativeTo: this.route,
        queryParams,
        queryParamsHandling: 'merge',
        replaceUrl,
        preserveFragment: true,
        // A ticked box is no journey: the page stays where it is.
        scroll: 'manual',
      });
    } finally {
      this.underWay--;
    }
  }
}
