import { type Rule } from '../types.ts';
import { orderOf, ownText, partTreeOf } from './policy-parts.ts';
import { PolicyText } from './policy-text.ts';

/** A part's own words, as a choice shows them: a section with its heading, a clause without its fences, children left out. */
export interface ClauseWording {
  readonly text: string;
  readonly rule: Rule;
  /** A clause with nothing inside but its own words. */
  readonly isWhole: boolean;
}

/** The own words of every part of a policy by its id; nothing of a text that cannot be read. */
export function clauseWordings(text: string): ReadonlyMap<string, ClauseWording> {
  const source = new PolicyText(text.replaceAll('\r\n', '\n'));
  if (!source.isReadable) return new Map();
  const tree = partTreeOf(source);
  return new Map(
    orderOf(tree).flatMap((id) => {
      const part = tree.parts.get(id);
      if (part === undefined) return [];
      const isWhole = part.kind === 'clause' && (tree.children.get(id) ?? []).length === 0;
      return [[id, { text: ownText(part), rule: part.rule, isWhole }] as const];
    }),
  );
}
