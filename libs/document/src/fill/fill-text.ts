import { visit } from 'unist-util-visit';
import type { BlankDefinition, OrganisationFacts, PolicyDocument, Splice } from '../types.ts';
import { toString } from 'mdast-util-to-string';
import { spanOf } from '../read/parse-markdown.ts';
import { readingOf } from '../read/reading.ts';
import { applySplices } from '../splices.ts';
import { fillDesk, isEmptyValue, sayDirective } from './say-directive.ts';
import { fitArticle } from './say-term.ts';

const LONGEST_ARTICLE = 4;

/** The text with its terms, blanks, facts and references written out; everything else byte for byte. */
export function fillText(
  document: PolicyDocument,
  facts: { readonly organisation: OrganisationFacts; readonly publisher?: Readonly<Record<string, string>> },
): string {
  const desk = fillDesk(document, facts);
  const splices: Splice[] = [];
  visit(readingOf(document).tree, 'textDirective', (directive) => {
    const { start, end } = spanOf(directive);
    const { text } = sayDirective(directive, desk);
    const from = Math.max(start - LONGEST_ARTICLE, splices.at(-1)?.end ?? 0, document.contentStart);
    const before = document.text.slice(from, start);
    const fitted = directive.name === 'term' ? fitArticle(before, text) : before;
    splices.push(fitted === before ? { start, end, text } : { start: from, end, text: fitted + text });
  });
  return applySplices(document.text, splices);
}

/** Blanks that the body uses: what it leaves out with an optional clause is not asked. */
export function usedBlanks(document: PolicyDocument): BlankDefinition[] {
  const used = new Set<string>();
  visit(readingOf(document).tree, (node) => {
    if (
      (node.type === 'textDirective' && node.name === 'blank') ||
      (node.type === 'leafDirective' && node.name === 'approved-list')
    ) {
      used.add(toString(node).trim());
    }
  });
  return (document.frontMatter?.blanks ?? []).filter(({ id }) => used.has(id));
}

/** Required blanks that the body uses and nobody has answered. */
export function emptyBlanks(document: PolicyDocument): BlankDefinition[] {
  const { values = {} } = document.frontMatter ?? {};
  return usedBlanks(document).filter(
    ({ id, required }) => required && isEmptyValue(Object.hasOwn(values, id) ? values[id] : undefined),
  );
}
