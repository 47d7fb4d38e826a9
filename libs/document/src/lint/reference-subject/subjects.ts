import { partFinder } from '../../read/reading.ts';
import type { PolicyNode } from '../../types.ts';
import type { LintDesk } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { ownTitle } from '../own-title.ts';
import { stemsAmong, stemsOf } from '../stems.ts';
import { wordsOf } from '../words-of.ts';

/** What a part is about. */
export interface Subject {
  readonly part: PolicyNode;
  readonly title: ReadonlySet<string>;
  /** Its own words, without those of the parts inside it. */
  readonly own: ReadonlySet<string>;
  readonly forbids: boolean;
}

/** What all parts of a text are about. */
export interface Subjects {
  readonly subjects: readonly Subject[];
  /** In how many parts a stem is used. */
  readonly users: ReadonlyMap<string, number>;
  /** The parts by the stems of their titles. */
  readonly titled: ReadonlyMap<string, readonly Subject[]>;
}

const FORBIDS = /\b(?:must|should|may|shall|can|do) (?:not|never)\b|\bcannot\b|\b(?:prohibited|forbidden|never)\b/i;

interface SaidInBlock {
  readonly stems: ReadonlySet<string>;
  readonly forbids: boolean;
}
const known = new WeakMap<Prose, SaidInBlock>();

/** What a block says, found once: after an edit most blocks are the ones they were. */
function saidIn(block: Prose): SaidInBlock {
  const before = known.get(block);
  if (before) return before;
  const said = { stems: stemsAmong(wordsOf(block)), forbids: FORBIDS.test(block.text) };
  known.set(block, said);
  return said;
}

/** Reads what each part is about from its title and its own words. */
export function subjectsOf(
  parts: readonly PolicyNode[],
  { document, prose }: LintDesk,
  partAt: (offset: number) => PolicyNode | undefined = partFinder(document),
): Subjects {
  const own = new Map<PolicyNode, Set<string>>();
  const forbidding = new Set<PolicyNode>();
  for (const block of prose) {
    const part = partAt(block.start);
    if (!part) continue;
    const stems = own.get(part) ?? new Set();
    const said = saidIn(block);
    for (const stem of said.stems) stems.add(stem);
    own.set(part, stems);
    if (said.forbids) forbidding.add(part);
  }
  const subjects = parts.map((part) => ({
    part,
    title: titleStems(part, document),
    own: own.get(part) ?? new Set(),
    forbids: forbidding.has(part),
  }));
  const users = new Map<string, number>();
  const use = (stem: string): void => void users.set(stem, (users.get(stem) ?? 0) + 1);
  for (const { title, own: said } of subjects) {
    said.forEach(use);
    for (const stem of title) if (!said.has(stem)) use(stem);
  }
  const titled = new Map<string, Subject[]>();
  for (const subject of subjects)
    for (const stem of subject.title) titled.set(stem, [...(titled.get(stem) ?? []), subject]);
  return { subjects, users, titled };
}

/** A clause without a title is called by its id. */
function titleStems(part: PolicyNode, document: LintDesk['document']): Set<string> {
  const title = stemsOf(ownTitle(part, document) || part.title);
  return title.size > 0 || part.kind !== 'clause' ? title : stemsOf(part.id.replace(/^x-/, '').replaceAll('-', ' '));
}
