import { walkNodes } from '../../find-node.ts';
import { partFinder } from '../../read/reading.ts';
import type { PolicyNode } from '../../types.ts';
import { mend, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { ownTitle } from '../own-title.ts';
import { NOT_PROSE } from '../prose.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { claimsOf, type Claim } from './claims.ts';
import { stemsOf } from './stems.ts';

/** What a part is about. */
interface Subject {
  readonly part: PolicyNode;
  readonly title: ReadonlySet<string>;
  /** Its own words, without those of the parts inside it. */
  readonly own: ReadonlySet<string>;
  readonly forbids: boolean;
}

interface Subjects {
  readonly subjects: readonly Subject[];
  /** In how many parts a stem is used. */
  readonly users: ReadonlyMap<string, number>;
}

interface Reference {
  readonly part: PolicyNode;
  readonly index: number;
  readonly length: number;
  /** Offsets of the source. */
  readonly start: number;
  readonly end: number;
}

const TYPED =
  /\b(?:(?:sections?|clauses?|paragraphs?|paras?\.?)\s+(?<worded>\d{1,2}(?:\.\d{1,2}){0,2})|(?:by|in|under|see|at)\s+(?<bare>\d{1,2}(?:\.\d{1,2}){1,2}))(?![\p{L}\p{N}/-]|\.\d|\s+(?:of|to|and|or)\b)/giu;
const SEE = /^:see\[([^\]\n]+)\]/;
const FORBIDS = /\b(?:must|should|may|shall|can|do) (?:not|never)\b|\bcannot\b|\b(?:prohibited|forbidden|never)\b/i;
/** Of a claim of at least four words, rare ones weighing more: the target may have so much of it and not be meant. */
const FEWEST_WEIGHED = 4;
const MOST_KNOWN = 1 / 3;
/** And so much the part that is meant has to have. */
const LEAST_SAID = 0.6;
/** With fewer parts there is nothing to mistake. */
const FEWEST_PARTS = 3;

/** A reference that says what it leads to, while its target is about something else and another part is about that. */
export const referenceSubject: LintRule = {
  id: 'reference-subject',
  check: (desk) => {
    const parts = walkNodes(desk.document.nodes).filter(({ kind }) => kind !== 'preamble');
    if (parts.length < FEWEST_PARTS) return [];
    const byName = new Map(
      parts.flatMap((part) => [part.number, part.id].filter(Boolean).map((name) => [name, part] as const)),
    );
    let subjects: Subjects | undefined;
    return desk.prose
      .filter(({ kind }) => kind !== 'heading')
      .flatMap((block) => sentencesOf(block))
      .flatMap((sentence) =>
        referencesIn(sentence, byName, desk).flatMap((reference): Finding[] => {
          const before = sentence.text.slice(0, reference.index);
          const claims = claimsOf(before, sentence.text.slice(reference.index + reference.length));
          if (claims.length === 0) return [];
          subjects ??= subjectsOf(parts, desk);
          const meant = otherSubject(claims, reference.part, subjects, sentence);
          return meant ? [say(reference, meant.part)] : [];
        }),
      );
  },
};

function referencesIn(
  { text, prose, index }: Sentence,
  byName: ReadonlyMap<string, PolicyNode>,
  desk: LintDesk,
): Reference[] {
  const found: Reference[] = [];
  for (let at = text.indexOf(NOT_PROSE); at >= 0; at = text.indexOf(NOT_PROSE, at + 1)) {
    const from = prose.offsetAt(index + at);
    const [written = '', name = ''] = SEE.exec(desk.document.text.slice(from, from + 100)) ?? [];
    const id = name.trim();
    const part = byName.get(id) ?? byName.get(id.toLowerCase());
    if (part) found.push({ part, index: at, length: 1, start: from, end: from + written.length });
  }
  for (const match of text.matchAll(TYPED)) {
    const { worded, bare } = match.groups ?? {};
    const part = byName.get(worded ?? bare ?? '');
    const length = bare?.length ?? match[0].length;
    const at = match.index + match[0].length - length;
    if (part)
      found.push({
        part,
        index: at,
        length,
        start: prose.offsetAt(index + at),
        end: prose.offsetAt(index + at + length - 1) + 1,
      });
  }
  return found;
}

function subjectsOf(parts: readonly PolicyNode[], { document, prose }: LintDesk): Subjects {
  const partAt = partFinder(document);
  const own = new Map<string, Set<string>>();
  const forbidding = new Set<string>();
  for (const block of prose) {
    const part = partAt(block.start);
    if (!part) continue;
    const stems = own.get(part.id) ?? new Set();
    for (const stem of stemsOf(block.text)) stems.add(stem);
    own.set(part.id, stems);
    if (FORBIDS.test(block.text)) forbidding.add(part.id);
  }
  const subjects = parts.map((part) => ({
    part,
    title: stemsOf(ownTitle(part, document)),
    own: own.get(part.id) ?? new Set(),
    forbids: forbidding.has(part.id),
  }));
  const users = new Map<string, number>();
  for (const { title, own: said } of subjects)
    for (const stem of new Set([...title, ...said])) users.set(stem, (users.get(stem) ?? 0) + 1);
  return { subjects, users };
}

/** The part that the claims are about, when the target is not. */
function otherSubject(
  claims: readonly Claim[],
  target: PolicyNode,
  { subjects, users }: Subjects,
  { prose }: Sentence,
): Subject | undefined {
  // A word that half of all parts use does not tell one from another.
  const tooMany = Math.max(3, subjects.length / 2);
  const inTarget = subjects.filter(({ part }) => holds(part, target) || holds(target, part));
  const known = (stem: string): boolean =>
    inTarget.some(({ part, title, own }) => title.has(stem) || (holds(target, part) && own.has(stem)));
  const weight = (stems: readonly string[]): number =>
    stems.reduce((sum, stem) => sum + Math.log((2 * subjects.length) / (users.get(stem) ?? 1)), 0);
  const told = claims.map(({ words, ...claim }) => {
    const stems = [...stemsOf(words)].filter((stem) => (users.get(stem) ?? 0) <= tooMany);
    return { ...claim, stems, all: weight(stems), share: weight(stems.filter(known)) / weight(stems) };
  });
  if (told.some(({ stems, share }) => share > (stems.length < FEWEST_WEIGHED ? 0 : MOST_KNOWN))) return undefined;
  const isOther = ({ part }: Subject): boolean => !inTarget.some((one) => one.part === part);
  for (const { stems, strict, ofTarget, isBreach, all, share } of told) {
    if (stems.length === 0) continue;
    if (isBreach) return share > 0 ? undefined : forbidsBefore(prose.start, subjects.filter(isOther));
    const others = subjects.filter(
      (one) => isOther(one) && (ofTarget || prose.start < one.part.start || prose.start >= one.part.end),
    );
    const says = ({ title, own }: Subject): string[] => stems.filter((stem) => title.has(stem) || own.has(stem));
    const meant = others.find((one) => {
      // The target has a word or two of what is said, the other part nearly all.
      if (share > 0) return strict && weight(says(one)) >= LEAST_SAID * all;
      const said = says(one).length;
      if (!strict) return said >= 2;
      return stems.some((stem) => one.title.has(stem)) || (said === stems.length && (!ofTarget || said >= 2));
    });
    if (meant) return meant;
  }
  return undefined;
}

/** What somebody may be in breach of: the nearest ban before the sentence, within its section. */
function forbidsBefore(at: number, subjects: readonly Subject[]): Subject | undefined {
  const within = subjects.filter(({ part }) => part.start <= at && at < part.end);
  const outer = within.find(({ part }) => part.kind !== 'clause')?.part;
  return subjects.findLast(
    ({ part, forbids }) => forbids && part.end <= at && outer !== undefined && holds(outer, part),
  );
}

function holds(outer: PolicyNode, inner: PolicyNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function say({ part, start, end }: Reference, meant: PolicyNode): Finding {
  const name = ({ number, title }: PolicyNode): string => [number, title].filter(Boolean).join(' ');
  return {
    severity: 'warning',
    message: `What is said here is not the subject of “${name(part)}”, to which this leads, but of “${name(meant)}”.`,
    advice: `Write \`:see[${meant.id}]\` if that is meant; else reword the sentence.`,
    start,
    end,
    ...mend([{ start, end, text: `:see[${meant.id}]` }], false, `Write :see[${meant.id}]`),
  };
}
