import { partFinder } from '../../read/reading.ts';
import type { PolicyNode } from '../../types.ts';
import type { LintDesk } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { remembered } from '../remembered.ts';
import { ownTitle } from '../own-title.ts';
import { stemsAmong, stemsOf } from '../stems.ts';
import { wordListOf } from '../words-of.ts';

/** What a part is about. */
export interface Subject {
  readonly part: PolicyNode;
  readonly title: ReadonlySet<string>;
  /** Its own words, without those of the parts inside it. */
  readonly own: ReadonlySet<string>;
  /** The blocks that say them. */
  readonly blocks: readonly Prose[];
}

/** What all parts of a text are about. */
export interface Subjects {
  readonly subjects: readonly Subject[];
  /** In how many parts a stem is used. */
  readonly users: ReadonlyMap<string, number>;
  /** The parts by the stems of their titles. */
  readonly titled: ReadonlyMap<string, readonly Subject[]>;
  readonly byPart: ReadonlyMap<PolicyNode, Subject>;
}

type Stems = ReadonlySet<string>;
const NOTHING_SAID: Stems = new Set();
/** What was last said in the blocks of a part, by the first of them. */
const lastSaid = remembered((_first: Prose): { blocks: readonly Prose[]; own: Stems } => ({
  blocks: [],
  own: NOTHING_SAID,
}));

/** What the blocks of a part say, found once: after an edit most parts are the ones they were. */
function saidIn(blocks: readonly Prose[]): Stems {
  const [first] = blocks;
  if (!first) return NOTHING_SAID;
  const last = lastSaid(first);
  if (last.blocks.length === blocks.length && blocks.every((block, at) => block === last.blocks[at])) return last.own;
  last.blocks = blocks;
  last.own = blocks.length === 1 ? saidInBlock(first) : stemsAmong(blocks.flatMap(wordListOf));
  return last.own;
}

/** What a part says beside a sentence of its own, at an offset of the source: that does not answer itself. */
export function saidBeside({ own, blocks }: Subject, at: number): Stems {
  const others = blocks.filter(({ start }) => start !== at);
  return others.length === blocks.length ? own : stemsAmong(others.flatMap(wordListOf));
}

const saidInBlock = remembered((block: Prose): Stems => stemsAmong(wordListOf(block)));

/** Reads what each part is about from its title and its own words. */
export function subjectsOf(
  parts: readonly PolicyNode[],
  { document, prose }: LintDesk,
  partAt: (offset: number) => PolicyNode | undefined = partFinder(document),
): Subjects {
  const blocksOf = Map.groupBy(prose, ({ start }) => partAt(start));
  const subjects = parts.map((part) => {
    const blocks = blocksOf.get(part) ?? [];
    return { part, title: titleStems(part, document), own: saidIn(blocks), blocks };
  });
  return withUsers(subjects);
}

function withUsers(subjects: readonly Subject[]): Subjects {
  const users = new Map<string, number>();
  const use = (stem: string): void => void users.set(stem, (users.get(stem) ?? 0) + 1);
  for (const { title, own: said } of subjects) {
    said.forEach(use);
    for (const stem of title) if (!said.has(stem)) use(stem);
  }
  const titled = new Map<string, Subject[]>();
  for (const subject of subjects)
    for (const stem of subject.title) titled.set(stem, [...(titled.get(stem) ?? []), subject]);
  const byPart = new Map(subjects.map((subject) => [subject.part, subject]));
  return { subjects, users, titled, byPart };
}

/** A clause without a title is called by its id. */
function titleStems(part: PolicyNode, document: LintDesk['document']): Set<string> {
  const title = stemsOf(ownTitle(part, document) || (part.id === '' ? part.title : ''));
  return title.size > 0 || part.kind !== 'clause' ? title : stemsOf(part.id.replace(/^x-/, '').replaceAll('-', ' '));
}
