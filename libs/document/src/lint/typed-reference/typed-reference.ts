import type { PolicyNode } from '../../types.ts';
import { walkNodes } from '../../find-node.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';

const REFERENCE =
  /\b(sections?|clauses?|paragraphs?|appendix|annex)\s+(\d{1,2}(?:\.\d{1,2}){0,3}|[A-H])(?![\p{L}\p{N}/-]|\(\d)/giu;
/** A reference to another text: `section 3 of the Equality Act`, `paragraph 2 of our Code of Conduct`. */
const ELSEWHERE =
  /^\s*(?:\([^)]*\)\s*)*(?:of|in|to)\s+(?:the|our|its|that|this)?\s*(?:[\p{Lu}\d][\p{L}\d’'-]*|staff|code)/u;
const THIS_TEXT = /^\s*(?:of|in)\s+(?:this|the)\s+(?:policy|protocol|procedure|document)\b/iu;
const AFTER_LAW = /\b(?:Act|Regulations|Order|Rules)(?:\s+(?:19|20)\d\d)?,?\s*$/;

/** How far around a reference the name of another text is looked for. */
const NEARBY = 120;

/** `section 6` written by hand: it goes wrong as soon as something is put in before it. */
export const typedReference: LintRule = {
  id: 'typed-reference',
  check: (desk) => {
    const byNumber = new Map(
      walkNodes(desk.document.nodes)
        .filter((node) => node.number)
        .map((node) => [keyOf(node), node]),
    );
    return desk.prose.filter((prose) => prose.kind !== 'heading').flatMap((prose) => inProse(prose, byNumber, desk));
  },
};

function inProse(prose: Prose, byNumber: ReadonlyMap<string, PolicyNode>, desk: LintDesk): Finding[] {
  return [...prose.text.matchAll(REFERENCE)].flatMap((match): Finding[] => {
    const after = prose.text.slice(match.index + match[0].length, match.index + match[0].length + NEARBY);
    if (
      AFTER_LAW.test(prose.text.slice(Math.max(0, match.index - NEARBY), match.index)) ||
      (ELSEWHERE.test(after) && !THIS_TEXT.test(after))
    )
      return [];
    const appendix = /^a/i.test(match[1] ?? '');
    // `a section A` is no reference, `appendix A` is.
    if (!appendix && /^[A-H]$/i.test(match[2] ?? '')) return [];
    return [
      say(
        prose,
        match.index,
        match[0],
        byNumber.get(appendix ? `appendix ${match[2]?.toUpperCase()}` : (match[2] ?? '')),
        desk,
      ),
    ];
  });
}

function say(prose: Prose, index: number, words: string, part: PolicyNode | undefined, desk: LintDesk): Finding {
  if (!part) {
    const advice =
      'Write `:see[id]` with the id of the part that is meant; if it stands in another document, name that document.';
    return findingIn(prose, index, words.length, {
      severity: 'warning',
      message: `\`${words}\` is written by hand and leads to no part of this text.`,
      advice,
    });
  }
  const start = prose.offsetAt(index);
  const end = prose.offsetAt(index + words.length - 1) + 1;
  // A lone number in brackets of a clause reads well only with its word: `section 6` becomes `:see[...]`, `clause 6.1` keeps `clause`.
  const replacement = part.kind === 'clause' ? `${words.split(/\s/)[0]} :see[${part.id}]` : `:see[${part.id}]`;
  const fix = desk.document.text.slice(start, end) === words ? { fix: [{ start, end, text: replacement }] } : {};
  const advice = `Write \`${replacement}\`: its number follows when the text changes.`;
  return { severity: 'warning', message: `\`${words}\` is written by hand.`, advice, start, end, ...fix };
}

function keyOf(node: PolicyNode): string {
  return node.kind === 'appendix' ? node.number.replace('Appendix', 'appendix') : node.number;
}
