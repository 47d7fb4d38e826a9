/** What stands beside one part of a draft. */
export interface ClauseMark {
  readonly clauseId: string;
  /** How the draft calls it: `4.2 Privacy settings`. */
  readonly name: string;
  readonly comments: number;
}

const CLAUSE = /<div ([^>]*\bid="([^"]+)"[^>]*)>/g;
const HEADING = /<(h[2-6]) [^>]*\bid="([^"]+)"[^>]*>[\s\S]*?<\/\1>/g;

/**
 * The HTML of a draft, as the document room writes and sanitises it, with a link at each clause and each heading to what is said about
 * it: inside a clause at its head, behind a heading, and before the words that stand under none. Parts that have no mark stay as they are.
 */
export function markClauses(html: string, policyId: string, marks: readonly ClauseMark[]): string {
  const known = new Map(marks.map((mark) => [mark.clauseId, linkTo(policyId, mark)]));
  return `${known.get('preamble') ?? ''}${html}`
    .replace(CLAUSE, (opening: string, _attributes: string, id: string) => `${opening}${known.get(id) ?? ''}`)
    .replace(HEADING, (heading: string, _level: string, id: string) => `${heading}${known.get(id) ?? ''}`);
}

function linkTo(policyId: string, { clauseId, name, comments }: ClauseMark): string {
  const words = comments === 0 ? 'Comment' : comments === 1 ? '1 comment' : `${comments} comments`;
  const href = `/policies/${policyId}/comments/on/${encodeURIComponent(clauseId)}`;
  const some = comments === 0 ? '' : ' app-comment-mark--some';
  return `<a class="app-comment-mark${some}" href="${href}">${words}<span class="govuk-visually-hidden"> on ${escapeHtml(name)}</span></a>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
