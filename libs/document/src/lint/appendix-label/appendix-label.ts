import { walkNodes } from '../../find-node.ts';
import type { PolicyNode } from '../../types.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import type { Prose } from '../prose.ts';
import { holdsAny } from '../words-of.ts';

const TITLE =
  /^(?:(?:appendix|annexe?|addendum|schedule(?=\s+(?:\d|[A-Z]\b)))(?:\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4}|one|two|three|four|five|six))?\s*(?:[:.(–—-]|$)|(?:the )?(?:first|second|third|fourth|fifth) (?:appendix|annexe?)\b|(?:appendices|annexe?s)\s*$)/i;
/** `Appendix C Sample letter`: a label, and a title right after it. */
const LABEL_AND_TITLE =
  /^(?:A(?:ppendix|PPENDIX|nnexe?|NNEXE?)|S(?:chedule|CHEDULE))\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4}|One|Two|Three|Four|Five|Six)\s+\p{Lu}/u;
const REFERENCE =
  /(?:\bsee(?: also)?(?: the(?: attached| enclosed)?)?|\b(?:the|an)?\s?(?:attached|enclosed|following)|\bthe|\b(?:in|at|use|to)|\(|^)\s*(?<word>appendix|annex)\b(?<tail> (?:below|above|attached|enclosed|at the (?:end|back)(?: of this \w+)?|(?:to|of) this (?:policy|document|protocol|procedure|code)))?/gi;
const referencesIn = matchesOf<Prose>(REFERENCE, holdsAny('appendix annex'));
/** Its label, or the other text whose appendix is meant. */
const LABELLED = /^\s*(?:\d|[A-Z]\b(?!\w)|[IVX]+\b|\uFFFC|[“"‘])/;
const ELSEWHERE = /^\s+(?:of|to|in|on)\s+(?!this\b)/i;
/** A part of the body. */
const MEDICAL = /\b(?:operations?|surgery|surgeon|burst|rupture\w*|inflam\w+|removed|removal|appendicitis)\b/i;
/** A part of the house. */
const BUILDING =
  /\b(?:alarms?|buildings?|doors?|locked|rooms?|classrooms?|heating|roof|playground|corridor|hall|toilets?|lesson|built|let to)\b/i;
/** What may follow a bare `Appendix` at the start of a cell or in brackets. */
const STANDS_ALONE = /^\s*(?:[).,;:]|$)/;

/** An appendix that is not marked as one, or a reference to “the appendix” that does not say which. */
export const appendixLabel: LintRule = {
  id: 'appendix-label',
  check: (desk) => {
    const appendices = walkNodes(desk.document.nodes).filter(({ kind }) => kind === 'appendix');
    return [
      ...unmarkedHeadings(desk, appendices),
      ...desk.prose.flatMap((block) => unlabelled(block, desk, appendices)),
    ];
  },
};

function unmarkedHeadings({ prose, tree }: LintDesk, appendices: readonly PolicyNode[]): Finding[] {
  const marked = new Set(appendices.map(({ start }) => start));
  const depths = new Map(
    tree.children.flatMap((node) =>
      node.type === 'heading' ? [[node.position?.start.offset ?? 0, node.depth] as const] : [],
    ),
  );
  // Where sections stand on the second level, the first is that of appendices.
  const [firstDepth = 1] = depths.values();
  return prose
    .filter(({ kind, start }) => kind === 'heading' && !marked.has(start))
    .flatMap((block): Finding[] => {
      const atAppendixLevel = firstDepth > 1 && depths.get(block.start) === 1;
      if (!atAppendixLevel && !TITLE.test(block.text) && !LABEL_AND_TITLE.test(block.text)) return [];
      return [
        findingIn(block, 0, Math.max(1, block.text.trimEnd().length), {
          severity: 'warning',
          message: `\`${block.text.trim()}\` is not marked as an appendix.`,
          advice: 'Write `# Its title {#its-id .appendix}`: the label and its number come by themselves.',
        }),
      ];
    });
}

function unlabelled(block: Prose, { document }: LintDesk, appendices: readonly PolicyNode[]): Finding[] {
  if (block.kind === 'heading') return [];
  return referencesIn(block).flatMap((match): Finding[] => {
    const { word = '', tail = '' } = match.groups ?? {};
    const after = block.text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    if (MEDICAL.test(block.text) || (/^annex/i.test(word) && BUILDING.test(block.text))) return [];
    if (LABELLED.test(after) || (tail === '' && ELSEWHERE.test(after))) return [];
    const bare = /^(?:\(|)\s*\p{L}+$/u.test(match[0].slice(0, match[0].length - tail.length));
    if (bare && !STANDS_ALONE.test(after)) return [];
    const said = /(?:\bthe (?:attached |enclosed |following )?|\b(?:attached|enclosed|following) )?\S+$/i.exec(
      match[0].slice(0, match[0].length - tail.length),
    );
    const length = (said?.[0].length ?? word.length) + tail.length;
    const index = match.index + match[0].length - length;
    const [only, ...others] = appendices;
    const start = block.offsetAt(index);
    const plain = document.text.slice(start, start + length) === block.text.slice(index, index + length);
    const fix =
      only && others.length === 0 && plain ? { fix: [{ start, end: start + length, text: `:see[${only.id}]` }] } : {};
    return [
      findingIn(block, index, length, {
        severity: 'warning',
        message: `\`${block.text.slice(index, index + length)}\` does not say which appendix is meant.`,
        advice: `Write \`:see[${only?.id ?? 'id'}]\`: it prints the appendix’s label and leads there.`,
        ...fix,
      }),
    ];
  });
}
