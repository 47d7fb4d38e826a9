/** A package that an installation runs on. */
export interface Licence {
  readonly name: string;
  readonly version: string | undefined;
  readonly licence: string;
  readonly isAllowed: boolean;
}

export function licencesOf(lock: {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>
  >;
}): Licence[];
