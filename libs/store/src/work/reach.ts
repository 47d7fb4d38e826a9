import type { VisibilityClass } from '../entities/index.ts';

/** Organisations whose rows this unit of work may see, by list; each includes `own`. */
export interface Reach {
  readonly own: readonly string[];
  readonly below: readonly string[];
  readonly above: readonly string[];
  readonly linked: readonly string[];
  /** The one organisation written to; absent in a reading unit of work. */
  readonly writable: string | undefined;
  /** Whether others buy its service; left out where the entrance does not say. */
  readonly isSeller?: boolean;
}

const lists = { own: 'own', up: 'below', down: 'above', linked: 'linked' } as const;

/** The organisations whose rows of a class may be seen. */
export function seen(reach: Reach, visibility: VisibilityClass): readonly string[] {
  return reach[lists[visibility]];
}
