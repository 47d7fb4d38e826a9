import { allMatches } from './all-matches.ts';
import { monthsOf } from '../recurrence/iso-duration.ts';
import { recurrencesIn } from '../recurrence/recurrences-in.ts';

import type { LintDesk } from './lint-rule.ts';
import { matchesOf } from './matches-of.ts';
import type { CycleKind } from './longer-cycles.ts';
import type { Prose } from './prose.ts';
import { keptCycles } from './kept-cycles.ts';
import { LABEL } from './reviews-said.ts';
import { sentencesOf } from './sentences.ts';
import { bareLength, cycleIn, HISTORY, REVIEWS, type WrittenCycle } from './stated-cycles.ts';
import { findStatutoryPolicy, type StatutoryPolicy } from './statutory-policies.ts';
import { cellContextOf } from './table-context.ts';

/** A cycle that a text gives of a policy which it names, be it itself or another; `index` counts in the block's text. */
export interface NamedCycle extends WrittenCycle {
  readonly policy: StatutoryPolicy;
  readonly prose: Prose;
}

const SAFE = '(?:child protection|safeguarding)';
const NEEDS = '(?:special educational needs(?: (?:and|&) disabilit(?:y|ies))?|send?)(?: \\(send?\\))?';
const TEXT = '(?:polic(?:y|ies)|procedures?|statement|scheme|plan)';
/** What policies that have a recommended cycle are about, as a sentence calls them. */
const ADVISED =
  '(?:(?:pupil |positive )?behaviour(?: (?:principles|for learning|and [a-z]+))?|charging(?: and remissions?)?|data protection|biometric(?: (?:data|information))?|(?:parental )?complaints?|capability|early career teachers?|(?:staff )?(?:discipline|disciplinary|grievance)(?: and grievance)?|medical conditions|health and safety|relationships and (?:sex|health) education|relationships(?:,| and) sex and health education|rse|sex education|exclusions?|suspensions?(?: and (?:permanent )?exclusions?)?|attendance)';

/** How policies of one kind of cycle are called in a sentence, and the words without which none of them is. */
interface Names {
  readonly mention: RegExp;
  readonly anyName: RegExp;
  readonly namedIn: (prose: Prose) => readonly RegExpExecArray[];
  /** What paragraphs were found to say. */
  readonly known: WeakMap<Prose, Before & Read>;
}

function namesOf(mentioned: string, anyName: string): Names {
  return {
    mention: new RegExp(
      `\\b(?<!(?:support[- ]staff|executive|leadership|non-teaching|pupil|food|website|supplier) )(?:(?:the|our|this|these|its|an?) )?(?:(?:school|trust|governors|board)['’]s? )?(?<named>${mentioned})\\b(?: (?:of|for|at) (?:the|our|this) (?:school|trust|academy|college|federation|nursery))?(?!['’]s|-| (?:and|or) (?:its )?(?:training|audit)| for (?:support|non)| (?:training|audits?|logs?|files?|records?|team|group|committee|lead|officers?|appendi|annex|checklist|working))`,
      'gi',
    ),
    anyName: new RegExp(anyName, 'i'),
    namedIn: matchesOf(new RegExp(anyName, 'gi')),
    known: new WeakMap(),
  };
}

const REQUIRED_NAMES = namesOf(
  `(?:${SAFE}(?: (?:and|&) ${SAFE})?|admissions?|${NEEDS}(?: (?:and|&) inclusion)?|(?:(?:teachers?['’]?|teaching staff|whole[- ]school) )?pay) (?:polic(?:y|ies)|arrangements|information report)` +
    `|polic(?:y|ies) (?:on|for|about) (?:${SAFE}(?: (?:and|&) ${SAFE})?|admissions?|${NEEDS}|(?:teachers['’] )?pay(?: of teachers)?)` +
    '|arrangements for admissions?|accessibility plan|equality (?:information and )?objectives',
  'safeguard|protection|children|admission|special|\\bsend?\\b|\\bpay\\b|accessib|equalit',
);
const ADVISED_NAMES = namesOf(
  `${ADVISED} ${TEXT}|polic(?:y|ies) (?:on|for|about) ${ADVISED}|governors['’]? allowances(?: scheme| policy)?`,
  'behaviour|charging|data protection|biometric|complaint|capability|early career|disciplin|grievance|allegation|medical|health|relationships|\\brse\\b|sex education|allowances|exclusion|suspension|attendance',
);
/** What a policy stands under in a form, and how a form calls it. */
const FORM =
  /^(?:(?:policy|document|title|name)(?: (?:title|name|of (?:the )?(?:policy|document)))?)\s*[:|–-]\s*(?<name>.+)$/i;
const OFTEN = /\breview|\bcycle|\bfrequen|\bhow often|\bevery\b|\binterval|\brenew|\brevis|\blooked at|\bupdat/i;
const OTHER_ACT = /\btrain|\baudit|\bcheck|\btest|\breport/i;
/** `Child protection: every three years`: what a list says of a policy, and the words that may stand before its cycle. */
const LISTED = /^(?:[-•*–]|\d{1,2}[.)])?\s*(?<name>[^:–—(|;]{3,70}?)(?:\s*[:–—(|;]\s*|, | - )(?=\S)/u;
const LEADS =
  /^(?:(?:reviewed|review|renewed|revised|updated|cycle|is|to be|at least|at most|only|minimum|due|approved|looked at(?: again)?|(?:by )?(?:the )?(?:full )?(?:governing )?(?:board|body|head|committee|governors|trustees))[ ,:]*)*$/i;
/** `Every two years: complaints, child protection`. */
const GROUPED =
  /^(?:(?:to be )?review(?:ed|s)? |policies (?:to be )?reviewed )?(?:at least )?(?:once |every |each |in |on an? |annual|yearly|bienn|trienn|alternate|two|three|four|five|\d)/i;
const PRONOUN =
  /\b(?:it|this|them|these|they|ones|(?:the|its|our) (?:(?:whole|full|new|own) )?(?:plan|policy|arrangements|objectives|report|procedures?))\b/i;

/** How a text's names of policies are read: which policy a name means here, if it has a cycle of the kind that is looked for. */
interface Reader {
  readonly names: Names;
  readonly policyOf: (name: string) => StatutoryPolicy | undefined;
  /** The one of several names whose policy has the shortest cycle. */
  readonly shortestOf: (names: string) => StatutoryPolicy | undefined;
}

function readerOf(
  settings: readonly string[],
  longestOf: (policy: StatutoryPolicy) => string | undefined,
  kind: CycleKind,
): Reader {
  const names = kind === 'required' ? REQUIRED_NAMES : ADVISED_NAMES;
  const policyOf = (name: string): StatutoryPolicy | undefined => {
    const policy =
      name.length < 120 && names.anyName.test(name)
        ? findStatutoryPolicy(name, /academ/i.test(name) ? ['academies'] : settings)
        : undefined;
    return policy && longestOf(policy) !== undefined ? policy : undefined;
  };
  const shortestOf = (names: string): StatutoryPolicy | undefined =>
    names
      .split(/[,;.]| and (?!disab|inclus|safeg|child|objec|infor)/)
      .map((name) => policyOf(name.trim()))
      .filter((policy) => policy !== undefined)
      .sort((one, other) => monthsOf(longestOf(one) ?? '') - monthsOf(longestOf(other) ?? ''))[0];
  return { names, policyOf, shortestOf };
}

/** The cycles on which a text says that policies are reviewed which it calls by their names. */
export function namedCycles(
  { prose, document }: LintDesk,
  settings: readonly string[],
  longestOf: (policy: StatutoryPolicy) => string | undefined,
  kind: CycleKind,
): NamedCycle[] {
  const reader = readerOf(settings, longestOf, kind);
  const key = `${kind} ${settings.join()}`;
  let subject: { readonly policy: StatutoryPolicy; readonly depth: number } | undefined;
  return prose.flatMap((block, at): readonly NamedCycle[] => {
    if (block.kind === 'heading') {
      const depth = /^#{1,6}/.exec(document.text.slice(block.start, block.start + 6))?.[0].length ?? 1;
      const policy = reader.policyOf(block.text);
      if (policy) subject = { policy, depth };
      else if (subject && depth <= subject.depth) subject = undefined;
      return [];
    }
    if (block.kind === 'cell') {
      const { row = '', column = '', cells = [] } = cellContextOf(block) ?? {};
      if (/^(?:policy|document|title|name)\b/i.test(row)) subject = subjectOf(reader.policyOf(block.text)) ?? subject;
      const isOften = (words: string): boolean => OFTEN.test(words) && !OTHER_ACT.test(words);
      const inRow = (): StatutoryPolicy | undefined =>
        cells.map(({ text }) => reader.policyOf(text)).find((found) => found);
      const policy = isOften(column) ? inRow() : isOften(row) ? reader.policyOf(column) : undefined;
      return told(block, policy, policy && (recurrencesIn(block.text)[0] ?? bareLength(block.text)));
    }
    if (!subject && reader.names.namedIn(block).length === 0) return [];
    const { cycles, named } = inParagraph(block, { isFirst: at === 0, about: subject?.policy, key }, reader);
    subject = subjectOf(named) ?? subject;
    return cycles;
  });
}

function told(
  prose: Prose,
  policy: StatutoryPolicy | undefined,
  cycle: WrittenCycle | undefined,
  from = 0,
): NamedCycle[] {
  return policy && cycle ? [{ ...cycle, index: cycle.index + from, policy, prose }] : [];
}

/** What a paragraph is read after. */
interface Before {
  readonly isFirst: boolean;
  /** The policy that the words before it were about. */
  readonly about: StatutoryPolicy | undefined;
  /** Of the reader. */
  readonly key: string;
}

interface Read {
  readonly cycles: readonly NamedCycle[];
  /** The policy that it says it is about, and what stands behind it. */
  readonly named: StatutoryPolicy | undefined;
}

/** What a paragraph says, read once while what stands before it is about the same policy. */
function inParagraph(block: Prose, before: Before, reader: Reader): Read {
  const { known } = reader.names;
  const read = known.get(block);
  if (read?.isFirst === before.isFirst && read.about === before.about && read.key === before.key) return read;
  const anew = { ...before, ...readParagraph(block, before, reader) };
  known.set(block, anew);
  return anew;
}

function readParagraph(block: Prose, { isFirst, about }: Before, { names, policyOf, shortestOf }: Reader): Read {
  let named: StatutoryPolicy | undefined;
  if (isFirst || isTitle(block.text)) named = policyOf(block.text.replace(/\.$/, ''));
  const inLines = linesOf(block.text).flatMap(({ line, from }): NamedCycle[] => {
    const form = FORM.exec(line)?.groups?.name;
    if (form !== undefined) named = policyOf(form) ?? named;
    const label = LABEL.exec(line);
    const own = named ?? about;
    if (label && own) return told(block, own, cycleAfter(line, label[0].length), from);
    const listed = LISTED.exec(line);
    const grouped = listed && cycleAfter(listed.groups?.name ?? '', 0);
    if (grouped && GROUPED.test(listed.groups?.name ?? '')) {
      const cycle = { ...grouped, index: line.indexOf(grouped.words) };
      return told(block, shortestOf(line.slice(listed[0].length)), cycle, from);
    }
    const policy = listed && policyOf(listed.groups?.name ?? '');
    const cycle = policy ? cycleAfter(line, listed[0].length) : undefined;
    return listed && cycle && LEADS.test(line.slice(listed[0].length, cycle.index))
      ? told(block, policy ?? undefined, cycle, from)
      : [];
  });
  return { cycles: [...inLines, ...inSentences(block, names.mention, policyOf, named ?? about)], named };
}

function subjectOf(policy: StatutoryPolicy | undefined): { policy: StatutoryPolicy; depth: number } | undefined {
  return policy && { policy, depth: 1 };
}

/** A title that is written as a paragraph: short, and all in capitals. */
function isTitle(text: string): boolean {
  return text.length < 80 && text === text.toUpperCase();
}

function linesOf(text: string): { line: string; from: number }[] {
  let from = 0;
  return text.split('\n').map((line) => {
    const found = { line, from };
    from += line.length + 1;
    return found;
  });
}

function cycleAfter(line: string, from: number): WrittenCycle | undefined {
  const said = line.slice(from);
  const cycle = recurrencesIn(said)[0] ?? bareLength(said);
  return cycle && { ...cycle, index: cycle.index + from };
}

/** Sentences that name a policy and say when it is reviewed, and those after them that go on about it. */
function inSentences(
  block: Prose,
  mention: RegExp,
  policyOf: (name: string) => StatutoryPolicy | undefined,
  heading: StatutoryPolicy | undefined,
): NamedCycle[] {
  let subject = heading;
  return sentencesOf(block).flatMap(({ text, index }): NamedCycle[] => {
    const sentence = text.replaceAll('\n', ' ');
    const mentions = allMatches(mention, sentence);
    if (mentions.length === 0) {
      const policy = subject;
      if (!policy || !REVIEWS.test(sentence) || HISTORY.test(sentence)) return [];
      // `This policy` is the one that is read, whatever the sentence before it named.
      if (policy !== heading && /\bthis (?:policy|plan|procedure|protocol|document|code)\b/i.test(sentence)) return [];
      const about = sentence.replace(
        /\b(new|fresh) (?:ones?|sets?)\b/i,
        (_, fresh: string) => `${fresh} ${kindOf(policy)}`,
      );
      if (about === sentence && !PRONOUN.test(about) && !/^reviewed\b/i.test(about)) return [];
      return told(block, policy, cycleIn(about, policy.name, ''), index).map((cycle) => ({
        ...cycle,
        index: index + sentence.indexOf(cycle.words),
      }));
    }
    if (HISTORY.test(sentence)) return [];
    return mentions.flatMap((name, at): NamedCycle[] => {
      const policy = policyOf(name.groups?.named ?? '');
      subject ??= policy;
      if (!policy || !REVIEWS.test(sentence)) return [];
      const from = at === 0 ? sentence.lastIndexOf(';', name.index) + 1 : name.index;
      const before = sentence.slice(from, name.index);
      const after = sentence
        .slice(name.index + name[0].length, mentions[at + 1]?.index)
        .replace(/,? (?:while|whereas|but)\b.*$/, '')
        .replace(/^, (?=which |and (?:is|are) )/, ' ');
      const follows = at > 0 && /^[, ]*(?:at least |only )?(?=\S)/.exec(after);
      const elided = follows ? recurrencesIn(after).find((cycle) => cycle.index <= follows[0].length) : undefined;
      const cycle = elided
        ? { ...elided, index: elided.index + before.length + THIS_POLICY.length }
        : (cycleIn(`${before}${THIS_POLICY}${after}`, 'policy', '') ??
          keptCycles(`${before}${THIS_POLICY}${after.replace(/;.*$/, '')}`, 'policy', () => false)[0]);
      if (!cycle) return [];
      const cut = sentence[name.index + name[0].length] === ',' && !after.startsWith(',') ? 1 : 0;
      const isAfter = cycle.index >= before.length + THIS_POLICY.length;
      const shift = isAfter ? name[0].length - THIS_POLICY.length + cut : 0;
      return told(block, policy, { ...cycle, index: from + cycle.index + shift }, index);
    });
  });
}

function kindOf({ name }: StatutoryPolicy): string {
  return /objectives|plan|arrangements/i.exec(name)?.[0] ?? 'policy';
}

/** What stands in place of a policy's name while a sentence is asked for its cycle. */
const THIS_POLICY = 'this policy';
