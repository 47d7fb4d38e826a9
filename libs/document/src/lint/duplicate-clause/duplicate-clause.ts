import type { ClauseIndexEntry } from '../../types.ts';
import { partFinder } from '../../read/reading.ts';
import { firstLineOf, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import { blockOf, NOT_PROSE, type Prose } from '../prose.ts';
import { cellContextOf } from '../table-context.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { remembered } from '../remembered.ts';
import { plainWords } from './plain-words.ts';
import { EarlierParts } from './earlier-parts.ts';
import { saidIn, type Said } from './say-the-same.ts';
import { formOf, type WordForm } from './word-form.ts';

/** With fewer words there is nothing to compare. */
const FEWEST_WORDS = 5;
/** A sentence within a paragraph has to have more to be one by itself. */
const FEWEST_OF_SENTENCE = 6;

/** A clause, or a paragraph of a text whose paragraphs are its provisions. */
interface Provision {
  readonly start: number;
  /** Where its words begin: after its fence or heading. */
  readonly wordsStart: number;
  readonly end: number;
  /** As a message calls it; undefined for one that is called by its line. */
  readonly number?: string;
  readonly said: Said;
}

/** Two provisions that say the same: one of them will be changed and the other forgotten. */
export const duplicateClause: LintRule = {
  id: 'duplicate-clause',
  check: (desk) => {
    const blocks = ownBlocks(desk);
    const provisions = desk.index.flatMap((entry) => provisionsOf(entry, blocks.get(entry.id) ?? []));
    const repeats = repeatsAmong(provisions);
    const line = (offset: number): string => `line ${desk.lines.placeAt(offset).line}`;
    const whole = repeats.map(({ again: { start, wordsStart }, same }) =>
      say(same.number ?? line(same.start), start, firstLineOf(desk, wordsStart).end),
    );
    const said: SentenceOfPart[] = [];
    // One that is the whole of its part may say what stands in the middle of another.
    for (const own of blocks.values()) for (const block of own) said.push(...sentencesIn(block));
    const sentences = repeatsAmong(said, {
      areBeside: (at) => said[at]?.block === said[at + 1]?.block,
    });
    return [
      ...whole,
      ...rowsRepeated(desk),
      ...itemsRepeated(desk),
      ...dutiesRepeated(desk, blocks),
      ...sentences
        // What two cells have in common their columns and rows tell apart.
        .filter(({ again, same }) => again.block.kind !== 'cell' || same.block.kind !== 'cell')
        .map(({ again, same }) => ({ ...placeOf(again), name: line(placeOf(same).start) }))
        .filter((again) => !repeats.some(({ again: { start, end } }) => again.start < end && start < again.end))
        .map(({ start, end, name }) => say(name, start, end)),
    ];
  },
};

/** With fewer words a row is a line of figures. */
const FEWEST_OF_ROW = 3;

const ARTICLES = /(?:^(?:The|An?)|\b(?:the|an?)) (?=\p{L}{2})/gu;

/** Rows of one table that are the same in all their cells, but for an article. */
function rowsRepeated({ prose, lines }: LintDesk): Finding[] {
  const seen = new Map<string, Prose>();
  return prose.flatMap((block): Finding[] => {
    const context = block.kind === 'cell' ? cellContextOf(block) : undefined;
    if (!context || context.cells[0] !== block) return [];
    if (context.header === '') {
      // Another table begins.
      seen.clear();
      return [];
    }
    const said = context.cells
      .map(({ text }) => text.replace(ARTICLES, '').toLowerCase().replace(/\W+/g, ' ').trim())
      .join('|');
    const words = said.match(/\p{L}{2,}/gu)?.length ?? 0;
    if (words < FEWEST_OF_ROW || said.split('|').filter(Boolean).length < 2) return [];
    if (context.cells.some(({ text }) => text.includes(NOT_PROSE))) return [];
    const before = seen.get(said);
    if (!before) seen.set(said, block);
    const name = before && `line ${lines.placeAt(before.start).line}`;
    return name === undefined ? [] : [say(name, block.start, context.cells.at(-1)?.end ?? block.end)];
  });
}

/** An item of fewer words is a name: `The head` stands in a list as often as it has to. */
const FEWEST_OF_ITEM = 4;
/** What is done in steps may be done again, `Wash your hands`, and what is no step may not. */
const FEWEST_OF_BULLET = 3;

/** Items of one list that are the same, though too short to be compared with what stands elsewhere. */
function itemsRepeated({ tree, lines }: LintDesk): Finding[] {
  const lists = nodesOf(tree, 'list');
  if (lists.length === 0) return [];
  return lists.flatMap((list): Finding[] => {
    if (list.children.length < 2) return [];
    const seen = new Map<string, Prose>();
    return list.children.flatMap((item): Finding[] => {
      const block = item.children[0] && blockOf(item.children[0]);
      if (
        block?.kind !== 'paragraph' ||
        item.children.length > 1 ||
        !/[.!;]$/.test(block.text) ||
        block.text.includes(NOT_PROSE)
      )
        return [];
      const [only, ...more] = sentencesOf(block);
      // What is long enough is compared with all else.
      if (!only || more.length > 0 || saidInSentence(only)) return [];
      const words = plainWordsOf(only);
      const said = words.map(({ word }) => word).join(' ');
      const before = seen.get(said);
      if (!before) seen.set(said, block);
      return before &&
        (words.length >= FEWEST_OF_ITEM || (list.ordered !== true && block.text.split(' ').length >= FEWEST_OF_BULLET))
        ? [say(`line ${lines.placeAt(before.start).line}`, block.start, block.end)]
        : [];
    });
  });
}

/** Duties of few words that are the same to the letter, with how often and by whom it is done. */
function dutiesRepeated({ index, lines }: LintDesk, blocks: ReadonlyMap<string, readonly Prose[]>): Finding[] {
  const seen = new Map<string, Prose>();
  return index.flatMap(({ id, kind, words }): Finding[] => {
    const own = kind === 'duty' ? (blocks.get(id) ?? []) : [];
    const [block] = own;
    if (!block || GOES_ON.test(block.text) || saidInBlocks(own)) return [];
    const before = seen.get(words);
    if (!before) seen.set(words, block);
    return before ? [say(`line ${lines.placeAt(before.start).line}`, block.start, block.end)] : [];
  });
}

function say(name: string, start: number, end: number): Finding {
  return {
    severity: 'warning',
    message: `This says the same as ${name}.`,
    advice: 'Keep one of them and refer to it with `:see[id]`.',
    start,
    end,
  };
}

interface Asked {
  readonly areBeside?: (at: number) => boolean;
}

/** The parts that say what an earlier one says, with that. */
function repeatsAmong<Part extends { said: Said }>(
  parts: readonly Part[],
  { areBeside }: Asked = {},
): { again: Part; same: Part }[] {
  const earlier = new EarlierParts(
    parts.map(({ said }) => said),
    areBeside,
  );
  return parts.flatMap((again, at) => {
    const same = parts[earlier.sameAs(at)];
    return same ? [{ again, same }] : [];
  });
}

interface SentenceOfPart {
  readonly block: Prose;
  readonly sentence: Sentence;
  readonly said: Said;
}

function placeOf({ block, sentence: { index, text } }: SentenceOfPart): { start: number; end: number } {
  return { start: block.offsetAt(index), end: block.offsetAt(index + text.length - 1) + 1 };
}

const NO_SENTENCES: readonly SentenceOfPart[] = [];

/** The sentences of a paragraph, or of a cell that holds no more than one, that can be read by themselves, found once. */
const sentencesIn = remembered((block: Prose): readonly SentenceOfPart[] =>
  block.kind === 'heading' || (block.kind === 'cell' && !isSaidInFull(block)) ? NO_SENTENCES : findSentences(block),
);

/** A cell that says what a sentence says; most hold a name or a number, or answer what their row asks: `the head, or the chair`. */
function isSaidInFull({ text, header }: Prose): boolean {
  return text.length >= SHORTEST_CELL && header !== text && STATES.test(text.slice(0, LONGEST_CLAUSE));
}
/** A verb in the main clause, which begins with a capital. */
const STATES =
  /^\p{Lu}(?:\p{Ll}+s (?=(?:the|an?|all|each|every|any|their|its|our|no)\b)|[^,.;:]*?(?<!\b(?:if|when|unless|where|who|which|that)\b[^,.;:]*)\b(?:is|are|was|were|be|must|may|can|shall|should|will|never|not|has|have|does|do|needs?|goes|go|keeps?|takes?|gives?|tells?|rings?|signs?|stays?|leaves?|pays?|asks?|brings?|makes?|wears?|checks?|sends?|writes?|meets?)\b)/u;
const SHORTEST_CELL = 25;
/** Further on no main clause has yet to find its verb. */
const LONGEST_CLAUSE = 200;

function findSentences(block: Prose): SentenceOfPart[] {
  const sentences = sentencesOf(block);
  return sentences.flatMap((sentence, at): SentenceOfPart[] => {
    const isWhole = sentences.length === 1;
    const named = saidOfThem(sentence, sentences[at - 1]);
    if (named) return [{ block, sentence, said: named }];
    if (!isWhole && (GOES_ON.test(sentence.text) || plainWordsOf(sentence).length < FEWEST_OF_SENTENCE)) return [];
    const said = saidInSentence(sentence);
    return said ? [{ block, sentence, said }] : [];
  });
}

/** What `they` do of whom the sentence before tells, as if they were named: `Staff tell the child. They wear gloves.` */
function saidOfThem({ text }: Sentence, before: Sentence | undefined): Said | undefined {
  const who = before && /^they\b/i.test(text) ? SEVERAL.exec(before.text)?.[0] : undefined;
  const last = who?.split(' ').at(-1)?.toLowerCase() ?? '';
  if (who === undefined || !formOf(last).isSomebody) return undefined;
  const words = plainWords(text.replace(/^they/i, who));
  return words.length < FEWEST_OF_SENTENCE ? undefined : saidIn(words);
}
const SEVERAL = /^(?:(?:The|All|All the|Our|Any) )?(?:Staff|staff|[\p{L}-]+s)(?= )/u;

/** What a sentence that begins so says, the one before it tells. */
const GOES_ON =
  /^(?:not without|(?:no|yes)(?=[,;:.])|it|they|this(?! (?:policy|document|procedure|protocol|code|plan)\b)|these|those|that|he|she|there(?! (?:is|are|was|were|will|shall|must|should|may|can|has|have)\b)|both|then|if so|if not|in that|in this(?! (?:policy|document|procedure|protocol|code)\b)|such|otherwise)\b/i;

const plainWordsOf = remembered(({ text }: Sentence) => plainWords(text));

const saidInSentence = remembered((sentence: Sentence): Said | undefined => {
  const words = plainWordsOf(sentence);
  return words.length < FEWEST_WORDS || isSignpost(sentence, words) ? undefined : saidIn(words);
});

/** `See the Data Protection Policy.` may stand wherever it helps. */
function isSignpost({ text }: Sentence, words: readonly WordForm[]): boolean {
  return (
    words.length <= LONGEST_SIGNPOST &&
    /^\W*(?:please )?(?:see|refer to|turn to|further details|for more)\b/i.test(text)
  );
}

const LONGEST_SIGNPOST = 12;

function provisionsOf({ id, kind, number, start }: ClauseIndexEntry, blocks: readonly Prose[]): Provision[] {
  const isClause = kind !== 'section' && kind !== 'appendix' && kind !== 'preamble';
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  if (isClause || (paragraphs.length < 2 && kind !== 'preamble')) {
    const said = saidInBlocks(blocks);
    return said
      ? [{ start, wordsStart: blocks[0]?.start ?? start, end: blocks.at(-1)?.end ?? start, number: number || id, said }]
      : [];
  }
  return paragraphs.flatMap((block): Provision[] => {
    const said = saidInBlocks([block]);
    return said
      ? [
          {
            start: block.start,
            wordsStart: block.start,
            end: block.end,
            said,
          },
        ]
      : [];
  });
}

/** What was last said in the blocks of a part, by the first of them: after an edit most parts have the blocks they had. */
const lastSaid = remembered((_first: Prose): { blocks: readonly Prose[]; said: Said | undefined } => ({
  blocks: [],
  said: undefined,
}));

/** What the blocks of a part say; undefined when that is too little to compare. */
function saidInBlocks(blocks: readonly Prose[]): Said | undefined {
  const [first] = blocks;
  if (!first) return undefined;
  const last = lastSaid(first);
  if (last.blocks.length === blocks.length && last.blocks.every((block, at) => block === blocks[at])) return last.said;
  const sentences = blocks.flatMap((block) => sentencesOf(block));
  const [only] = sentences;
  const words = sentences.length > 1 ? sentences.flatMap(plainWordsOf) : [];
  const said =
    only && sentences.length === 1 ? saidInSentence(only) : words.length < FEWEST_WORDS ? undefined : saidIn(words);
  last.blocks = blocks;
  last.said = said;
  return said;
}

/** The blocks of each part, its title and what belongs to parts inside it left out. */
function ownBlocks({ document, prose }: LintDesk): ReadonlyMap<string, readonly Prose[]> {
  const partAt = partFinder(document);
  const blocks = new Map<string, Prose[]>();
  for (const block of prose) {
    const part = partAt(block.start);
    if (!part || block.start < part.bodyStart) continue;
    const own = blocks.get(part.id);
    if (own) own.push(block);
    else blocks.set(part.id, [block]);
  }
  return blocks;
}
