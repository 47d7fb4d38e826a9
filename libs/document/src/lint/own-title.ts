import type { PolicyDocument, PolicyNode } from '../types.ts';

/** The title that was written for a part; empty for a clause that is only called by its first words. */
export function ownTitle({ kind, title, start, bodyStart }: PolicyNode, { text }: PolicyDocument): string {
  if (kind === 'section' || kind === 'appendix') return title;
  const labelled = /^:{3,}[\w-]+\[/.test(text.slice(start, start + 40));
  return labelled || /^\s*(?:\*\*|__)/.test(text.slice(bodyStart, bodyStart + 40)) ? title : '';
}
