import type { LinkKind } from './vocabulary.ts';

/** What a publisher's fixed wording is to an organisation linked to it: it cannot be left, it can, or it is nothing at all. */
export type Force = 'binding' | 'agreed' | 'none';

/**
 * The force of a publisher's fixed wording, from the links to it that stand today. It binds where both are one legal entity: an
 * academy of the trust, or a member whose link says that the upper body decides for it. A law is binding without any link.
 */
export function forceOf(links: readonly { readonly kind: LinkKind; readonly governs: boolean }[]): Force {
  const felt = links.filter(({ kind }) => kind !== 'lies-in-area-of' && kind !== 'record-kept-by');
  if (felt.some(({ kind, governs }) => kind === 'academy-of' || governs)) return 'binding';
  return felt.length > 0 ? 'agreed' : 'none';
}
