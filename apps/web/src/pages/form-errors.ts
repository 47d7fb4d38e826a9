/** An expected "no" of the API, in its words. */
export interface Refused {
  readonly code: string;
  readonly what: string;
  readonly whatToDo: string;
  readonly where?: string | null;
  readonly clauseId?: string | null;
}

export interface ErrorLine {
  readonly text: string;
  readonly href?: string;
}

/** What a form shows when it was refused: the summary, and each message beside the field that answers it. */
export interface FormErrors {
  readonly errors: readonly ErrorLine[];
  readonly beside: Readonly<Record<string, { readonly text: string }>>;
}

export const NO_ERRORS: FormErrors = { errors: [], beside: {} };

/** One refusal as a message: where, what is wrong, and what to do about it. */
export function sayRefusal({ what, whatToDo, where }: Refused): string {
  if (!where) return `${what} ${whatToDo}`;
  const place = where.replace(/[.:]\s*$/, '');
  return `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${lowerFirst(what)} ${whatToDo}`;
}

/** Puts each refusal beside the field that answers it; what fits no field stands in the summary alone. */
export function refusalErrors<R extends Refused>(
  refusals: readonly R[],
  fieldOf: (refusal: R) => string | null | undefined,
  order: readonly string[] = [],
): FormErrors {
  const place = (field: string | null): number => (field === null ? order.length : order.indexOf(field));
  const found = refusals.map((refusal) => [fieldOf(refusal) ?? null, sayRefusal(refusal)] as const);
  return formErrors([...found].sort(([one], [other]) => place(one) - place(other)));
}

/** Errors of fields, in the order of the fields on the page; several of one field are said together. */
export function formErrors(found: readonly (readonly [field: string | null, text: string])[]): FormErrors {
  const beside: Record<string, { text: string }> = {};
  for (const [field, text] of found)
    if (field) beside[field] = { text: beside[field] ? `${beside[field].text} ${text}` : text };
  const fields = Object.entries(beside).map(([field, { text }]) => ({ text, href: `#${field}` }));
  return { errors: [...fields, ...found.filter(([field]) => !field).map(([, text]) => ({ text }))], beside };
}

function lowerFirst(text: string): string {
  return /^(?:A |[A-Z][a-z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
