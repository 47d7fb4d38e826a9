/** A school's worked answers to a template, as kept beside it in `templates/<slug>/examples/`. */
export interface Customisation {
  readonly school: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly terms: Readonly<Record<string, string>>;
  readonly adapt: readonly { readonly clauseId: string; readonly text: string }[];
  readonly leaveOut: readonly { readonly clauseId: string; readonly reason: string }[];
}
