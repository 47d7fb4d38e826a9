import { articleFor } from '../../fill/say-term.ts';
import { mend, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import type { SupersededTerm } from './superseded-terms.ts';

const ARTICLE = /\b(?<article>an?|the)\s+$/i;
const DETERMINED = /\b(?:an?|the|our|your|its|their|this|that|each|any|every|no|local)\s+$/i;
/** A year or edition right after a name is that of the old one. */
const DATED = /^[\s,]*\(?(?:19|20)\d\d\b/;

/** The edit that puts the new name for the old one: certain when the one can stand for the other in every sentence. */
export function replaceTerm(
  term: SupersededTerm,
  prose: Prose,
  index: number,
  length: number,
  source: string,
): Pick<Finding, 'fix' | 'suggestions'> {
  const old = prose.text.slice(index, index + length);
  const exact = term.replace?.[old.toLowerCase().replace(/\s+/g, ' ')];
  const article = ARTICLE.exec(prose.text.slice(Math.max(0, index - 8), index));
  const said = exact ?? proposed(term, DETERMINED.test(prose.text.slice(Math.max(0, index - 12), index)));
  if (said === '') return {};
  const opens = /(?:^|[.!?]\s)\s*$/.test(prose.text.slice(0, index));
  const words = opens ? said.charAt(0).toUpperCase() + said.slice(1) : said;
  const from = article && /^a/i.test(article.groups?.article ?? '') ? index - article[0].length : index;
  const text = from === index ? words : `${articleLike(article?.groups?.article ?? '', words)} ${words}`;
  const start = prose.offsetAt(from);
  const end = prose.offsetAt(index + length - 1) + 1;
  if (source.slice(start, end) !== prose.text.slice(from, index + length)) return {};
  const certain =
    exact !== undefined &&
    isOwnName(opens ? old.slice(1) : old, exact) &&
    !DATED.test(prose.text.slice(index + length));
  return mend([{ start, end, text }], certain, `Write ${words}`);
}

/** What the table says stands in its place, when it can stand in a sentence. */
function proposed({ now }: SupersededTerm, isDetermined: boolean): string {
  if (/ or |\(/.test(now)) return '';
  return isDetermined ? now.replace(/^(?:the|an?) /, '') : now;
}

/** `E-Safety Policy` may be the title of something; `e-safety` is a word. Names of bodies are always capitalised. */
function isOwnName(old: string, replacement: string): boolean {
  return /\p{Lu}/u.test(replacement) || !/\p{Lu}/u.test(old);
}

function articleLike(old: string, words: string): string {
  const article = articleFor(words);
  return /^A/.test(old) ? article.charAt(0).toUpperCase() + article.slice(1) : article;
}
