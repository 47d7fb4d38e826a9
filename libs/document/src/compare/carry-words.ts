import { findTerm, sayTerm } from '../fill/say-term.ts';
import { findNode } from '../find-node.ts';
import { type BlankDefinition, type BlankValue, type PolicyDocument } from '../types.ts';

/** Writes words of one policy so that they can stand in another: blanks, terms and references mean the same there. */
export interface WordCarrier {
  carry(source: string): string;
  /** Blanks that came along, under the id they have now. */
  readonly blanks: ReadonlyMap<string, BlankDefinition>;
  readonly values: ReadonlyMap<string, BlankValue>;
  /** References whose target is not in the text any more, as they are written now. */
  readonly lostReferences: readonly string[];
}

const DIRECTIVE = /(?<!\\):(term|blank|see)\[([^\]\n]*)\](\{[^}\n]*\})?/g;

/** A carrier from `other` into a text made from `base`; `idOf` says which id a clause of `other` has there. */
export function wordCarrier(
  base: PolicyDocument,
  other: PolicyDocument,
  idOf: (id: string) => string | undefined,
): WordCarrier {
  const blanks = new Map<string, BlankDefinition>();
  const values = new Map<string, BlankValue>();
  const lostReferences: string[] = [];
  const carryBlank = (label: string): string => {
    const blank = other.frontMatter?.blanks.find(({ id }) => id === label.trim());
    // A text without a front matter of its own may well ask the base's questions.
    if (!blank) return base.frontMatter?.blanks.some(({ id }) => id === label.trim()) ? `:blank[${label}]` : label;
    const id = blankId(blank, base);
    if (!base.frontMatter?.blanks.some((known) => known.id === id)) blanks.set(id, { ...blank, id });
    const value = other.frontMatter?.values[blank.id];
    if (value !== undefined && value !== '' && value.length > 0) values.set(id, value);
    return `:blank[${id}]`;
  };
  const carryTerm = (whole: string, label: string): string => {
    if (base.frontMatter && findTerm(label, base.frontMatter)) return whole;
    return (other.frontMatter && sayTerm(label, other.frontMatter)) ?? label;
  };
  const carryReference = (label: string): string => {
    const target = findNode(
      other,
      label.trim().replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
    );
    const id = target && idOf(target.id);
    if (id !== undefined)
      return `:see[${/^\p{Lu}/u.test(label) ? id.replace(/^./, (sign) => sign.toUpperCase()) : id}]`;
    const words = target?.title || label;
    lostReferences.push(words);
    return `“${words}”`;
  };
  return {
    carry: (source) =>
      source.replace(DIRECTIVE, (whole, name: string, label: string) => {
        if (name === 'blank') return carryBlank(label);
        return name === 'term' ? carryTerm(whole, label) : carryReference(label);
      }),
    blanks,
    values,
    lostReferences,
  };
}

/** The same question keeps its id; another question under the same id gets a new one. */
function blankId(blank: BlankDefinition, base: PolicyDocument): string {
  const known = base.frontMatter?.blanks ?? [];
  const same = known.find(({ id }) => id === blank.id);
  if (!same || (same.label === blank.label && same.type === blank.type)) return blank.id;
  let id = `own-${blank.id}`;
  for (let count = 2; known.some((other) => other.id === id); count += 1) id = `own-${blank.id}-${count}`;
  return id;
}
