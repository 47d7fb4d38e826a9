import { saidParts, type OrganisationFacts } from '@ratify/document';
import type { Found, FoundClause, SearchedKind } from '@ratify/store';
import { knowOrganisation } from '../shell/organisation.ts';
import { readStored } from '../shell/read-stored.ts';
import type { ReadableRows } from './readable.ts';

/** Part of a passage; `isMatch`: one of the words that were looked for. */
export interface MarkedPiece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Where in a text the words stand. */
export interface SearchPassage {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly pieces: readonly MarkedPiece[];
}

export interface SearchResult {
  readonly kind: SearchedKind;
  readonly id: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly passages: readonly SearchPassage[];
}

export interface SearchResults {
  readonly results: readonly SearchResult[];
  readonly total: number;
}

/** Longer than any question is; the rest is not looked for. */
const LONGEST_QUERY = 200;
const FURTHEST = 1_000;

/** Policies in force and templates that hold the words of a query, narrowed to what the person's role reads. */
export async function readSearch(
  rows: ReadableRows,
  question: { readonly query: string; readonly first: number; readonly skip: number },
): Promise<SearchResults> {
  const query = question.query.replaceAll('\u0000', ' ').trim().slice(0, LONGEST_QUERY);
  const kinds: SearchedKind[] = [];
  if (rows.can('read', 'Policy')) kinds.push('policy');
  if (rows.can('read', 'Template')) kinds.push('template');
  if (!query || kinds.length === 0) return { results: [], total: 0 };
  const skip = Math.min(question.skip, FURTHEST);
  const found = await rows.work.search.find({ query, kinds, first: question.first, skip });
  const shown = await keepReadable(rows, found.rows);
  return { results: await withPassages(rows, query, shown), total: found.total - (found.rows.length - shown.length) };
}

/** Row-level security settled whose rows they are; the role may read fewer. */
async function keepReadable(rows: ReadableRows, found: readonly Found[]): Promise<Found[]> {
  const idsOf = (kind: SearchedKind): string[] =>
    found.filter((each) => each.kind === kind).map(({ subjectId }) => subjectId);
  const policies = await rows.policies.list({ id: idsOf('policy') });
  const templates = await rows.templates.list({ id: idsOf('template') });
  const readable = new Set([...policies, ...templates].map(({ id }) => id));
  return found.filter(({ subjectId }) => readable.has(subjectId));
}

async function withPassages(rows: ReadableRows, query: string, found: readonly Found[]): Promise<SearchResult[]> {
  const texts = await textsOf(rows, found);
  const places = found.flatMap((each) => {
    const text = each.textId ? texts.get(each.textId) : undefined;
    if (!text) return [];
    return each.clauses.map((clause) => ({ of: each, clause, words: saidAlone(text, clause) }));
  });
  const marked = await rows.work.search.mark(
    query,
    places.map(({ words }) => words),
  );
  return found.map((each) => ({
    kind: each.kind,
    id: each.subjectId,
    title: each.title,
    organisationId: each.organisationId,
    organisationName: each.organisationName,
    passages: places.flatMap(({ of, words, clause: { id, number, title } }, index) =>
      of === each ? [{ clauseId: id, number, title, pieces: piecesOf(words, marked[index] ?? '') }] : [],
    ),
  }));
}

interface Text {
  readonly text: string;
  readonly facts: OrganisationFacts;
}

async function textsOf(rows: ReadableRows, found: readonly Found[]): Promise<Map<string, Text>> {
  const idsOf = (kind: SearchedKind): string[] =>
    found.flatMap((each) => (each.kind === kind && each.textId ? [each.textId] : []));
  const texts = new Map<string, Text>();
  for (const { id, text, organisationFacts } of await rows.revisions.list({ id: idsOf('policy') }))
    texts.set(id, { text, facts: organisationFacts as OrganisationFacts });
  for (const { id, text, organisationId } of await rows.editions.list({ id: idsOf('template') }))
    texts.set(id, { text, facts: (await knowOrganisation(rows.work, organisationId)).facts });
  return texts;
}

/**
 * What a clause says to a reader: read beside its front matter alone, for which nothing else of the text need be parsed. A
 * reference to another clause stands by its name there, since the clause it leads to is not.
 */
function saidAlone({ text, facts }: Text, { start, end, title }: FoundClause): string {
  const [frontMatter] = /^---\n[\s\S]*?\n---\n/.exec(text) ?? [''];
  const document = readStored(`${frontMatter}\n${text.slice(start, end)}\n`);
  const words = saidParts(document, { organisation: facts })
    .map(({ wording }) => wording)
    .join(' ')
    .replaceAll(/[\uE000\uE001\s]+/g, ' ')
    .trim();
  return words.startsWith(`${title}. `) ? words.slice(title.length + 2) : words;
}

/** Every other piece stands between the two marks; dots tell where the passage goes on. */
function piecesOf(words: string, marked: string): MarkedPiece[] {
  const bare = marked.replaceAll(/[\uE000\uE001]/g, '');
  const before = words.startsWith(bare) ? '' : '… ';
  const after = words.endsWith(bare) ? '' : ' …';
  return `${before}${marked}${after}`
    .split(/[\uE000\uE001]/)
    .map((text, index) => ({ text, isMatch: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
