import type { Posted } from '../pages/typed.ts';

/** A text as it stood on a page, in one hidden field: what is confirmed is what was shown. */
export function shownField(text: { readonly policyId: string; readonly sha256: string }): string {
  return `${text.policyId} ${text.sha256}`;
}

/** The texts that a posted page showed. */
export function shownTexts(body: Posted | undefined): { policyId: string; sha256: string }[] {
  return [body?.['shown'] ?? []].flat().flatMap((each) => {
    const [policyId = '', sha256 = ''] = each.split(' ');
    return /^[0-9a-f-]{36}$/.test(policyId) && /^[0-9a-f]{64}$/.test(sha256) ? [{ policyId, sha256 }] : [];
  });
}

/** What is said where a text is not the one in force any more. */
export const STALE =
  'Another version came into force while you had the page open. Read the one shown here, then confirm it.';
