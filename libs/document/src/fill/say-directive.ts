import { toString } from 'mdast-util-to-string';
import type { BlankDefinition, OrganisationFacts, PolicyDocument, PolicyNode } from '../types.ts';
import { walkNodes } from '../find-node.ts';
import { attributesOf, type TextDirective } from '../read/policy-directives.ts';
import { writtenDate, writtenList } from './say-date.ts';
import { sayTerm } from './say-term.ts';

/** What is needed to fill one text: the facts, and its parts by id. Made once a text. */
export interface FillDesk {
  readonly document: PolicyDocument;
  readonly organisation: OrganisationFacts;
  readonly publisher: Readonly<Record<string, string>>;
  readonly parts: ReadonlyMap<string, PolicyNode>;
  readonly appendixOf: ReadonlyMap<string, PolicyNode>;
}

/** What an inline directive says. */
export interface Said {
  readonly text: string;
  /** Why there is nothing to say: an empty blank, an unknown fact, a reference to nothing. */
  readonly missing?: 'blank' | 'fact' | 'reference' | 'term';
  /** The part that a reference leads to. */
  readonly target?: string;
  /** The items of a list blank. */
  readonly items?: readonly string[];
  readonly blank?: BlankDefinition;
}

/** Gather what filling needs. */
export function fillDesk(
  document: PolicyDocument,
  facts: { organisation: OrganisationFacts; publisher?: Readonly<Record<string, string>> },
): FillDesk {
  const parts = new Map<string, PolicyNode>();
  const appendixOf = new Map<string, PolicyNode>();
  for (const top of document.nodes) {
    for (const node of walkNodes([top])) {
      parts.set(node.id, node);
      if (top.kind === 'appendix' && node !== top) appendixOf.set(node.id, top);
    }
  }
  return { document, organisation: facts.organisation, publisher: facts.publisher ?? {}, parts, appendixOf };
}

/** What `:term`, `:blank`, `:org`, `:publisher` or `:see` says here. */
export function sayDirective(directive: TextDirective, desk: FillDesk): Said {
  const label = toString(directive).trim();
  switch (directive.name) {
    case 'term':
      return sayTermOrLabel(directive, label, desk);
    case 'blank':
      return sayBlank(label, desk);
    case 'see':
      return sayReference(label, desk);
    default:
      return sayFact(label, directive.name === 'org' ? desk.organisation : desk.publisher);
  }
}

/** What a blank says: its answer, or its question in brackets. */
export function sayBlank(id: string, desk: FillDesk): Said {
  const { frontMatter } = desk.document;
  const blank = frontMatter?.blanks.find((known) => known.id === id);
  const value = frontMatter && Object.hasOwn(frontMatter.values, id) ? frontMatter.values[id] : undefined;
  const about = blank ? { blank } : {};
  if (isEmptyValue(value)) return { text: `[${blank?.label ?? id}]`, missing: 'blank', ...about };
  if (typeof value === 'string') return { text: blank?.type === 'date' ? writtenDate(value) : value, ...about };
  return { text: writtenList(value), items: value, ...about };
}

/** Whether a blank's answer says nothing. */
export function isEmptyValue(value: string | readonly string[] | undefined): value is undefined {
  if (value === undefined) return true;
  return typeof value === 'string' ? value.trim() === '' : value.every((item) => item.trim() === '');
}

function sayTermOrLabel(directive: TextDirective, label: string, desk: FillDesk): Said {
  const said = desk.document.frontMatter && sayTerm(label, desk.document.frontMatter, attributesOf(directive));
  return said ? { text: said } : { text: label, missing: 'term' };
}

function sayFact(label: string, facts: Readonly<Record<string, string>>): Said {
  const fact = Object.hasOwn(facts, label) ? facts[label] : undefined;
  return fact?.trim() ? { text: fact } : { text: `[${label}]`, missing: 'fact' };
}

function sayReference(label: string, desk: FillDesk): Said {
  const part = desk.parts.get(label) ?? desk.parts.get(label.toLowerCase());
  if (!part) return { text: `[${label}]`, missing: 'reference' };
  const words = referenceWords(part, desk);
  const capital = /^\p{Lu}/u.test(label) && !desk.parts.has(label);
  return { text: capital ? words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : words, target: part.id };
}

function referenceWords(part: PolicyNode, desk: FillDesk): string {
  if (!part.number) return `“${part.title || part.id}”`;
  if (part.kind === 'section') return `section ${part.number}`;
  const appendix = desk.appendixOf.get(part.id);
  // 3) alone would not say where it stands; A1.3 does.
  return appendix && !/^A?[\dA-Z]+\./.test(part.number) ? `${part.number} of ${appendix.number}` : part.number;
}
