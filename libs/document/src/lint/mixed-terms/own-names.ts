import { findingIn, type Finding, type LintDesk } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import type { Prose } from '../prose.ts';
import { remembered } from '../remembered.ts';
import { holdsAny } from '../words-of.ts';
import { areIntroduced, areSetBeside, isDefined, shareASentence } from './told-apart.ts';
import { isElsewhere, isQuoted, type Use } from './uses-in.ts';

/** What an organisation calls itself, each with the words that may stand for the same one. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  school: ['academy', 'college'],
  academy: ['school', 'college', 'company'],
  college: ['school', 'academy'],
  trust: ['company', 'academy company'],
  nursery: ['preschool', 'playgroup', 'kindergarten', 'setting'],
  centre: ['unit', 'provision'],
  unit: ['centre', 'provision'],
  provision: ['centre', 'unit'],
  setting: ['nursery', 'preschool', 'playgroup'],
  preschool: ['nursery', 'playgroup', 'kindergarten'],
  playgroup: ['nursery', 'preschool', 'kindergarten'],
};
const OWN =
  /(?<![\p{L}-])(?<word>academy company|school|academy|college|trust|company|nursery|pre-?school|playgroup|kindergarten|setting|centre|unit|provision)(?<many>e?s|ies)?(?![\p{L}-])|(?<![\p{L}-])(?<several>academies|companies|nurseries)(?![\p{L}-])/giu;
const ownIn = matchesOf<Prose>(
  OWN,
  holdsAny(
    'school schools academy academies college colleges trust trusts company companies nursery nurseries preschool preschools pre playgroup playgroups kindergarten kindergartens setting settings centre centres unit units provision provisions',
  ),
);
const IS_OURS = /(?:^|[^\p{L}])(?:the|our|this)\s+$/iu;
/** `at school`, `before nursery`: of nobody's in particular. */
const OF_NOBODY = /\b(?:at|in|to|from|of|out of|before|after|during|outside|into|and|or|for|between|with)\s+$/i;
/** What may stand behind a word that names somebody by itself: no noun, unless it is a place that everybody has. */
const STANDS_ALONE =
  /^(?:['’]s?)?\s*(?:$|[.,;:!?)]|(?:['’]s )|(?:gates?|grounds?|site|buildings?|premises|office|hall|reception|doors?|drive|yard|fence|is|are|was|has|had|must|may|will|shall|should|can|cannot|does|keeps?|pays?|gives?|gave|have|do|makes|takes|holds|tells|sends|writes|asks|sets|opens|closes|provides|expects|owns|employs|insures|answers|decides|meets|lends|runs|reserves|requires|aims|and|or|by|on|in|at|to|from|for|with|before|after|if|when|unless|until|a|the|their|its|as|than|while|who|which|that)\b)/iu;
/** Other colleges, companies and schools than one's own, which a text that speaks of these may mean. */
const OTHERS: Readonly<Record<string, RegExp>> = {
  company:
    /\b(?:firms?|contractors?|suppliers?|caterers?|hirers?|insurers?|providers?|operators?|coach(?:es)?|taxis?|theatre|touring|photographers?|vendors?|agency|directors|Companies House|company law|limited|in the company of)\b/i,
  college:
    /\b(?:courses?|placements?|day release|sixth[- ]form(?:ers)?|Years? 1[0-3]|apprentic\w+|degrees?|universit\w+|leavers|careers?|post-16|further education|vocational|taster|links?)\b/i,
  academy: /\b(?:football|sports?|dance|converts?|conversion|converted|trust['’]?s? academ\w+)\b/i,
  centre:
    /\b(?:(?:leisure|sports?|shopping|health|town|exam\w*|children['’]s|community|outdoor|resource|learning|day|call|visitor|test|training|swimming|activity) centre|head of centre|centre (?:of|number|for))\b/i,
  unit: /\b(?:(?:resource|baby|sensory|first|measurement|nurture|intensive|work|inclusion|exclusion|behaviour|toddler|industrial|kitchen|wall|base) units?|units? (?:of|for|in))\b/i,
  provision:
    /\bprovision (?:of|for|map|in|to)\b|\b(?:alternative|ordinarily|special|early years|funded|made) provision\b/i,
  setting:
    /\b(?:other|another|previous|next|new|both|each|school|default|privacy|different|whichever) settings?\b|\bsettings\b/i,
  nursery: /\b(?:other|another|previous|new|school|plant) nurser(?:y|ies)\b|\bnursery (?:class|school|nurse|place)\b/i,
  school: /\b(?:feeder|partner|primary|secondary|next|new|previous|former|receiving|neighbouring|host)\b/i,
};

interface Owned extends Use {
  readonly word: string;
  readonly isOurs: boolean;
  /** It ends a name, as in `Example Lane Nursery`. */
  readonly isNamed: boolean;
  /** It can only be another's: it has an article that is not definite, a word of its kind before it, or there are several. */
  readonly isAnothers: boolean;
}

/** The organisation that a text is about, under another word for what it is: `the academy` that has `college gates`. */
export function ownNames(desk: LintDesk): Finding[] {
  const byWord = Map.groupBy(desk.prose.flatMap(namedIn), ({ word }) => word);
  if (byWord.size < 2) return [];
  return [...byWord].flatMap(([word, uses]): Finding[] => {
    const usual = uses.filter(({ isOurs, isNamed }) => isOurs || isNamed);
    if (usual.length < FEWEST_OF_USUAL) return [];
    return (ALSO[word] ?? []).flatMap((name) => {
      const [first] = byWord.get(name) ?? [];
      return first && isSlip(name, byWord.get(name) ?? [], usual, desk) ? [say(first, name, word)] : [];
    });
  });
}

const FEWEST_OF_USUAL = 2;

function isSlip(name: string, all: readonly Owned[], usual: readonly Owned[], desk: LintDesk): boolean {
  const odd = all.filter(({ isOurs }) => isOurs);
  if (odd.length === 0 || odd.length >= usual.length || all.some(({ isAnothers }) => isAnothers)) return false;
  if (!odd.every(({ prose: { text }, index, length }) => STANDS_ALONE.test(text.slice(index + length)))) return false;
  const others = OTHERS[name];
  if (others && desk.prose.some(({ text }) => others.test(text))) return false;
  if (areIntroduced(odd) || areSetBeside(odd, usual) || shareASentence(odd, usual)) return false;
  return !isDefined([name, usual[0]?.word ?? ''], desk);
}

function say({ prose, index, length }: Owned, name: string, usual: string): Finding {
  return findingIn(prose, index, length, {
    severity: 'info',
    message: `\`the ${name}\` and \`the ${usual}\` are both used here.`,
    advice: `If they are one, write \`the ${usual}\` throughout, or say what tells them apart.`,
  });
}

const NONE: readonly Owned[] = [];

/** The organisations of a block, found once. */
const namedIn = remembered((prose: Prose): readonly Owned[] => {
  if (prose.kind === 'heading') return NONE;
  return ownIn(prose).flatMap(({ 0: whole, index, groups = {} }): Owned[] => {
    const { text } = prose;
    const near = text.slice(Math.max(0, index - 30), index);
    const written = (groups.several ?? groups.word ?? '').toLowerCase().replace('pre-school', 'preschool');
    const word = written.replace(/ies$/, 'y');
    const isSeveral = groups.several !== undefined || groups.many !== undefined;
    const isOurs =
      !isSeveral &&
      IS_OURS.test(near) &&
      !isElsewhere(text.slice(index + whole.length, index + whole.length + 40)) &&
      !isQuoted(text.slice(0, index));
    const isNobodys = /^(?:school|nursery|preschool|playgroup)$/.test(word) && OF_NOBODY.test(near);
    const isNamed = !isSeveral && /^\p{Lu}/u.test(whole) && /\p{Lu}[\p{L}’'-]+ $/u.test(near);
    return [
      { isNamed, prose, index, length: whole.length, word, isOurs, isAnothers: isSeveral || (!isOurs && !isNobodys) },
    ];
  });
});
