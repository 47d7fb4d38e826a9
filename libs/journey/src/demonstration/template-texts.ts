import { readFileSync } from 'node:fs';
import type { ClauseMateriality } from '@ratify/policy';

/** The folder `templates/` of the project, the same from src and from dist. */
const folder = new URL('../../../../templates/', import.meta.url);

export const TEMPLATE_SLUGS = [
  'social-networking-protocol',
  'staff-code-of-conduct',
  'whistleblowing',
  'acceptable-use-of-ict',
] as const;
export type TemplateSlug = (typeof TEMPLATE_SLUGS)[number];

/** The text of a template's first edition, as its folder holds it. */
export function firstEditionOf(slug: TemplateSlug): string {
  return readFileSync(new URL(`${slug}/template.md`, folder), 'utf8');
}

export interface NextEdition {
  readonly text: string;
  readonly summary: string;
  readonly materiality: readonly ClauseMateriality[];
}

/** The second edition of the social networking protocol, with the publisher's advice on every clause that changed. */
export function secondEdition(): NextEdition {
  const changes = JSON.parse(
    readFileSync(new URL('social-networking-protocol/edition-2.changes.json', folder), 'utf8'),
  ) as { summary: string; materiality: Record<string, Omit<ClauseMateriality, 'clauseId'>> };
  return {
    text: readFileSync(new URL('social-networking-protocol/edition-2.md', folder), 'utf8'),
    summary: changes.summary,
    materiality: Object.entries(changes.materiality).map(([clauseId, advice]) => ({ clauseId, ...advice })),
  };
}
