import { type RefusalCode, refusalText } from './refusal-text.ts';

/** An expected "no": what is wrong, what to do, and where. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly what: string;
  readonly whatToDo: string;
  /** The field, clause or blank it is about, as a person would name it. */
  readonly where?: string;
  readonly clauseId?: string;
  /** 1-based, in the text that was sent. */
  readonly line?: number;
  readonly column?: number;
  /** What the answer has to carry so that nothing is lost, e.g. both texts of a stale save. */
  readonly details?: Readonly<Record<string, string>>;
}

export type RefusalPlace = Omit<Refusal, 'code' | 'what' | 'whatToDo'> & {
  /** Said instead of the code's own words, when the place knows better, e.g. a linter's message. */
  readonly what?: string;
  readonly whatToDo?: string;
};

/** A refusal of this code, in its own words unless the place brings better ones. */
export function refuse(code: RefusalCode, place: RefusalPlace = {}): Refusal {
  const { what, whatToDo } = refusalText[code];
  return { code, what, whatToDo, ...place };
}

/** What a decision comes to: refusals, or a plan with things to know before going on. */
export type Decided<Plan> =
  | { readonly refusals: readonly Refusal[]; readonly plan?: undefined; readonly warnings?: undefined }
  | { readonly plan: Plan; readonly warnings: readonly Refusal[]; readonly refusals?: undefined };

/** Refusals when there are any, else the plan, which is only then worked out. */
export function decided<Plan>(
  refusals: readonly (Refusal | false | null | undefined)[],
  plan: () => Plan,
  warnings: readonly (Refusal | false | null | undefined)[] = [],
): Decided<Plan> {
  const refused = refusals.filter((refusal) => !!refusal);
  if (refused.length > 0) return { refusals: refused };
  return { plan: plan(), warnings: warnings.filter((warning) => !!warning) };
}
