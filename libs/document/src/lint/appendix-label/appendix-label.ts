import { walkNodes } from '../../find-node.ts';
import type { PolicyNode } from '../../types.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import { isQuoted } from '../mixed-terms/uses-in.ts';
import type { Prose } from '../prose.ts';
import { holdsAny } from '../words-of.ts';

const TITLE =
  /^(?:(?:appendix|annexe?|addendum|schedule(?=\s+(?:\d|[A-Z]\b)))(?:\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4}|one|two|three|four|five|six))?\s*(?:[:.(–—-]|$)|(?:the )?(?:first|second|third|fourth|fifth) (?:appendix|annexe?)\b|(?:appendices|annexe?s)\s*$)/i;
/** `Annexe`: a house, as long as no label or colon stands behind it. */
const HOUSE = /^annexe\s*(?:\(|$)/i;
/** `Appendix C Sample letter`: a label, and a title right after it. */
const LABEL_AND_TITLE =
  /^(?:A(?:ppendix|PPENDIX|nnexe?|NNEXE?)|S(?:chedule|CHEDULE))\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4}|One|Two|Three|Four|Five|Six),?\s+\p{Lu}/u;
const REFERENCE =
  /(?:\bsee(?: also)?(?: the(?: attached| enclosed)?)?|\b(?:the|an)?\s?(?:attached|enclosed|following)|\b(?:the|our)|\b(?:in|at|use|to)|(?<=\b(?:contained|set out|listed|found|given|described|shown|printed|named|explained|laid down|is|are) in )an|\(|^)\s*(?<word>appendix|annex|(?<=\b(?:in|see|from|on|use) (?:the|our) )(?:appendices|annexes))\b(?<tail> (?:below|above|attached|enclosed|at the (?:end|back)(?: of this \w+)?|(?:to|of) this (?:policy|document|protocol|procedure|code)))?/gi;
const referencesIn = matchesOf<Prose>(REFERENCE, holdsAny('appendix annex appendices annexes'));
/** Its label, or the other text whose appendix is meant. */
const LABELLED = /^\s*(?:\d|[A-Z]\b(?!\w)|[IVX]+\b|\uFFFC|[“"‘])/;
const ELSEWHERE =
  /^\s+(?:(?:of|in|on)\s+(?!this\b)|to\s+(?:(?:the|an?|our|your|his|her|its|their|that|those|each|every|any|all|both|some|another)\b|\S+['’]s?\s|(?-i:\p{Lu})))/iu;
/** A part of the body. */
const MEDICAL = /\b(?:operations?|surgery|surgeon|burst|rupture\w*|inflam\w+|removed|removal|appendicitis)\b/i;
/** Where the body is spoken of a doctor may mean it; what is set down is not set down there. */
const OF_THE_BODY =
  /\b(?:pains?|aches?|hurts?|tummy|stomach|bell(?:y|ies)|abdom\w*|liver|kidneys?|spleen|bowels?|organs?|intestines?|lungs?|heart|vomit\w*|tender|swollen|infected|infection|grumbling)\b/i;
const IS_SET_DOWN =
  /\b(?:see|use|consult|follow|read|at|(?<!\b(?:pains?|aches?|swelling|infection|trouble|problems?) )in)\s+$/i;
/** A part of the house. */
const BUILDING =
  /\b(?:alarms?|buildings?|doors?|locked|rooms?|classrooms?|heating|roof|playground|corridor|hall|toilets?|lessons?|meets?|sleeps?|gather|taught|beds?|boarders|built|let to)\b/i;
/** What is told in a text and in no house. */
const IS_TOLD_IN =
  /\b(?:listed|set out|given|shown|found|contained|described|printed|reproduced|explained|defined|laid down|stated|named|(?:charges|fees|rates|prices|ratios|details|dates|times|names|numbers|rules|codes|criteria|forms?|tables?|lists?|templates?|specimens?|examples?|checklists?|matrix|wording|scripts?|letters?|sheets?)(?: (?:is|are|stands?))?) in $/i;
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
      if (!atAppendixLevel && HOUSE.test(block.text)) return [];
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
    if (isOther(word, match, block) || isQuoted(block.text.slice(0, match.index))) return [];
    if (LABELLED.test(after) || (tail === '' && ELSEWHERE.test(after))) return [];
    const bare = /^(?:\(|)\s*\p{L}+$/u.test(match[0].slice(0, match[0].length - tail.length));
    if (bare && !STANDS_ALONE.test(after)) return [];
    const said =
      /(?:\b(?:the|our|an) (?:attached |enclosed |following )?|\b(?:attached|enclosed|following) )?\S+$/i.exec(
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

/** The appendix that hurts, the annex that is locked at six. */
function isOther(word: string, match: RegExpExecArray, { text }: Prose): boolean {
  if (MEDICAL.test(text) || (OF_THE_BODY.test(text) && !isSetDown(match, text))) return true;
  const before = text.slice(0, match.index + match[0].length - word.length).replace(/(?:the|our) $/i, '');
  return /^annex/i.test(word) && BUILDING.test(text) && !IS_TOLD_IN.test(before);
}

function isSetDown({ 0: words, index }: RegExpExecArray, text: string): boolean {
  return /^(?:see|in|at|use|\()/i.test(words) || IS_SET_DOWN.test(text.slice(Math.max(0, index - 20), index));
}
