import { slugOf } from '../fill/slug-of.ts';
import { note, type Ledger } from './ledger.ts';
import { freeName } from './name-parts.ts';
import type { OrganisationName } from './organisation-name.ts';
import { writeTerms, type FoundTerms } from './take-terms.ts';

const REFERENCE = /\b(sections?|clauses?|paragraphs?|paras?\.?|points?)(\s+)(\d{1,2}(?:\.\d{1,2}){0,3})\b/gi;
const APPENDIX_REFERENCE = /\b(appendix|annexe?|schedule)\s+([A-Z]|\d{1,2}|[IVX]{1,4})\b/gi;
const OF_AN_ACT =
  /^\s*(?:\([^)]{0,80}\)\s*)?(?:of|in)\s+(?:the\s+)?(?:[\p{L}’']+\s+){0,8}?(?:act|regulations?|order|gdpr|schools|guidance)\b/iu;
const DRAWN_LINE = /(?:_{3,}|…{2,}|\.{4,})(?:[\s_.…]*(?:_{3,}|…{2,}|\.{4,}))*\.?/g;
const MOST_LABEL_WORDS = 5;
/** How far back the words that name a blank are looked for. */
const LONGEST_BEFORE = 300;

export interface InlineDesk {
  readonly ledger: Ledger;
  readonly organisationNames: readonly OrganisationName[];
  readonly targets: ReadonlyMap<string, string>;
  readonly terms: FoundTerms;
  /** Ids that are sections: a reference to one says the word "section" by itself. */
  readonly sections: ReadonlySet<string>;
}

/** Words of the source as policy Markdown: what could be read as markup is escaped; names, references and blanks become directives. */
export function writeInline(text: string, line: number, desk: InlineDesk): string {
  const escaped = escapeMarkup(text);
  const spoken = writeTerms(escaped, line, desk.terms, desk.ledger);
  const named = writeNames(spoken, line, desk);
  const referred = writeAppendixReferences(writeReferences(named, line, desk), line, desk);
  return writeBlanks(referred, line, desk);
}

function escapeMarkup(text: string): string {
  return text
    .replace(/<(?=[A-Za-z/!?])/g, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/:(?=(?:term|blank|org|publisher|see)\[)/g, '\\:')
    .replace(/^(\s*)(:{2,})/gm, '$1\\$2')
    .replace(/^(\s*)([#>+~`|=-])(?=[\s#>~`=-]|$)/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/^(\s*)\[(?=[^\]\n]+\]:)/gm, '$1\\[');
}

function writeNames(text: string, line: number, { ledger, organisationNames }: InlineDesk): string {
  return organisationNames.reduce(
    (written, { fact, pattern }) =>
      written.replace(pattern, (name) => {
        note(ledger, 'organisation-name', name, line, `:org[${fact}]`);
        return `:org[${fact}]`;
      }),
    text,
  );
}

function writeReferences(text: string, line: number, { ledger, targets, sections }: InlineDesk): string {
  return text.replace(REFERENCE, (whole: string, word: string, space: string, number: string, offset: number) => {
    if (OF_AN_ACT.test(text.slice(offset + whole.length))) return whole;
    const id = targets.get(number);
    if (id === undefined) {
      ledger.proposals.push({
        what: 'unknown-reference',
        text: whole,
        line,
        suggestion: 'This text has no such number: name what is meant with `:see[id]`.',
      });
      return whole;
    }
    const isSection = sections.has(id) && /^section$/i.test(word);
    note(ledger, 'cross-reference', isSection ? whole : number, line, `:see[${id}]`);
    return isSection ? `:see[${/^\p{Lu}/u.test(word) ? id.replace('x', 'X') : id}]` : `${word}${space}:see[${id}]`;
  });
}

function writeAppendixReferences(text: string, line: number, { ledger, targets }: InlineDesk): string {
  return text.replace(APPENDIX_REFERENCE, (whole: string, word: string, label: string) => {
    const id = targets.get(`${word} ${label}`.toLowerCase());
    if (id === undefined) return whole;
    note(ledger, 'cross-reference', whole, line, `:see[${id}]`);
    return `:see[${id}]`;
  });
}

function writeBlanks(text: string, line: number, { ledger }: InlineDesk): string {
  return text.replace(DRAWN_LINE, (drawn: string, offset: number) => {
    const before = text
      .slice(Math.max(0, offset - LONGEST_BEFORE), offset)
      .replace(/:[a-z]+\[[^\]]*\]/g, ' ')
      .split(/[.:;,()|\n…]|_{3,}/);
    const words = (before.findLast((part) => /\p{L}/u.test(part)) ?? '').replace(/[*\\]/g, '').trim().split(/\s+/);
    const label = words.slice(-MOST_LABEL_WORDS).join(' ') || 'To be filled in';
    const id = freeName(slugOf(label), ledger.blankIds);
    ledger.blanks.push({ id, type: blankType(label), label });
    note(ledger, 'blank', drawn, line, `:blank[${id}]`);
    return `:blank[${id}]`;
  });
}

function blankType(label: string): 'date' | 'person' | 'address' | 'text' {
  if (/\bdate|\bdated\b|\bday\b/i.test(label)) return 'date';
  if (/\bname|\bsigned\b|\bofficer\b|\blead\b|\bcoordinator\b/i.test(label)) return 'person';
  return /\baddress\b/i.test(label) ? 'address' : 'text';
}
