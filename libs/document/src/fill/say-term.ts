import type { FrontMatter, TermDefinition } from '../types.ts';
import { slugOf } from './slug-of.ts';

interface TermForm {
  readonly definition: TermDefinition;
  readonly plural: boolean;
}

const forms = new WeakMap<FrontMatter, ReadonlyMap<string, TermForm>>();

/** The term that `:term[label]` means: by id or by its words, singular or plural, `as=` left aside. */
export function findTerm(label: string, frontMatter: FrontMatter): TermForm | undefined {
  let known = forms.get(frontMatter);
  if (!known) {
    known = termForms(frontMatter.terms);
    forms.set(frontMatter, known);
  }
  return known.get(slugOf(plainLabel(label)));
}

/** What `:term[label]` says in this text: the school's word, plural and capital as the label is written; undefined if unknown. */
export function sayTerm(
  label: string,
  frontMatter: FrontMatter,
  attributes: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const form = findTerm(label, frontMatter);
  if (!form) return undefined;
  const { definition } = form;
  const own = ownValue(frontMatter.termValues, definition.id);
  const singular = own ?? definition.value;
  const wantsPlural = form.plural || 'plural' in attributes;
  const said = wantsPlural ? pluralWord(singular, own === undefined ? definition.plural : undefined) : singular;
  return capitalLike(plainLabel(label), said);
}

/** English plural of a role or body: `heads of centre`, `governing bodies`, `principals and/or managers`. */
export function pluralOf(words: string): string {
  const joined = /^(.+?)(\s+(?:and\/or|and|or)\s+|\s*\/\s*)(.+)$/.exec(words);
  if (joined) return pluralOf(joined[1] ?? '') + (joined[2] ?? '') + pluralOf(joined[3] ?? '');
  const headNoun = /^(.+?)(\s+(?:of|for|in|to|at|on)\s+.+)$/.exec(words);
  if (headNoun) return pluralOf(headNoun[1] ?? '') + (headNoun[2] ?? '');
  const irregular = /^(.*?\b)(staff|personnel|leadership|child|person|chairman|chairwoman)$/i.exec(words);
  if (irregular) return (irregular[1] ?? '') + irregularPlural(irregular[2] ?? '');
  if (/[^aeiou]y$/i.test(words)) return words.replace(/y$/i, 'ies');
  if (/(?:s|x|z|ch|sh)$/i.test(words)) return `${words}es`;
  return `${words}s`;
}

/** `a` or `an` before these words, by sound: `an hour`, `a university`, `an HR adviser`. */
export function articleFor(words: string): 'a' | 'an' {
  const word = /^[\p{L}\d]+/u.exec(words)?.[0] ?? '';
  if (/^[A-Z]{2,}$/.test(word)) return /^[AEFHILMNORSX]/.test(word) ? 'an' : 'a';
  if (/^(?:hour|honest|honou?r|heir)/i.test(word)) return 'an';
  if (/^(?:uni(?!m|n)|use|usu|eu|one\b|once\b|ewe)/i.test(word)) return 'a';
  return /^(?:[aeiou]|8|11\b|18\b)/i.test(word) ? 'an' : 'a';
}

/** The words before a term with their closing `a` or `an` made to fit it. */
export function fitArticle(before: string, said: string): string {
  return before.replace(/(^|[^\p{L}\p{N}])(a)n?(\s+)$/iu, (_, lead: string, letter: string, space: string) => {
    return lead + letter + (articleFor(said) === 'an' ? 'n' : '') + space;
  });
}

function plainLabel(label: string): string {
  return label.replace(/\s+as=\S+\s*$/, '').trim();
}

function ownValue(values: Readonly<Record<string, string>>, id: string): string | undefined {
  const value = Object.hasOwn(values, id) ? values[id] : undefined;
  return value?.trim() ? value : undefined;
}

function pluralWord(singular: string, given: string | undefined): string {
  return given ?? pluralOf(singular);
}

function irregularPlural(word: string): string {
  const lower = word.toLowerCase();
  const plurals: Record<string, string> = {
    child: 'children',
    person: 'people',
    chairman: 'chairmen',
    chairwoman: 'chairwomen',
  };
  const plural = plurals[lower] ?? lower;
  return word[0] === lower[0] ? plural : capitalFirst(plural);
}

function capitalFirst(words: string): string {
  return words.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}

function capitalLike(label: string, said: string): string {
  if (!/^\p{Lu}/u.test(label)) return said;
  const labelWords = label.split(/[\s-]+/);
  const onlyFirst = labelWords.length > 1 && labelWords.slice(1).some((word) => /^\p{Ll}{3,}/u.test(word));
  if (onlyFirst) return capitalFirst(said);
  return said.replace(/(^|[\s/-])(\p{L}+)/gu, (whole, lead: string, word: string, at: number) => {
    return at > 0 && /^(?:of|the|and|or|for|in|to|at|on)$/.test(word) ? whole : lead + capitalFirst(word);
  });
}

function termForms(terms: readonly TermDefinition[]): ReadonlyMap<string, TermForm> {
  const known = new Map<string, TermForm>();
  const add = (words: string, form: TermForm): void => {
    const key = slugOf(words);
    if (!known.has(key)) known.set(key, form);
  };
  for (const definition of terms) add(definition.id, { definition, plural: false });
  for (const definition of terms) {
    add(pluralOf(definition.id.replaceAll('-', ' ')), { definition, plural: true });
    add(definition.value, { definition, plural: false });
    add(definition.plural ?? pluralOf(definition.value), { definition, plural: true });
  }
  return known;
}
