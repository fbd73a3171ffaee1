import type { TaskDraft } from '@assay/contracts';

/** An answer that a task brings along, and what it must score. */
export interface ToProve {
  readonly kind: 'mustPass' | 'mustFail';
  /** Place in its list, from 0. */
  readonly no: number;
  /** From 1. */
  readonly variant: number;
  readonly output: string;
}

/** What it did score. */
export interface ProvenAnswer extends ToProve {
  readonly holds: boolean;
  readonly accuracy: number | null;
  readonly reason: string;
}

/** So many are scored at once by a press of a button. */
const MOST = 200;

/** The answers of the task itself and of its variants, each with the instance that it answers. */
export function answersToProve(draft: TaskDraft | null): readonly ToProve[] {
  if (draft === null) return [];
  const variants = draft.variants ?? [];
  const instances = variants.length === 0 ? [draft] : variants;
  const own = variants.length === 0 ? [] : answersOf(draft, 1);
  return [...own, ...instances.flatMap((instance, place) => answersOf(instance, place + 1))].slice(0, MOST);
}

function answersOf(
  { mustPass = [], mustFail = [] }: { readonly mustPass?: readonly string[]; readonly mustFail?: readonly string[] },
  variant: number,
): readonly ToProve[] {
  return [
    ...mustPass.map((output, no) => ({ kind: 'mustPass' as const, no, variant, output })),
    ...mustFail.map((output, no) => ({ kind: 'mustFail' as const, no, variant, output })),
  ];
}
