import type { ClauseIndexEntry } from '../../types.ts';
import { partFinder } from '../../read/reading.ts';
import { firstLineOf, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { plainWords } from './plain-words.ts';
import { EarlierParts } from './earlier-parts.ts';
import { saidIn, type Said } from './say-the-same.ts';

/** With fewer words there is nothing to compare. */
const FEWEST_WORDS = 5;
/** A sentence within a paragraph has to have more to be one by itself. */
const FEWEST_OF_SENTENCE = 8;

/** A clause, or a paragraph of a text whose paragraphs are its provisions. */
interface Provision {
  readonly start: number;
  /** Where its words begin: after its fence or heading. */
  readonly wordsStart: number;
  readonly end: number;
  /** As a message calls it. */
  readonly name: string;
  readonly said: Said;
}

/** Two provisions that say the same: one of them will be changed and the other forgotten. */
export const duplicateClause: LintRule = {
  id: 'duplicate-clause',
  check: (desk) => {
    const blocks = ownBlocks(desk);
    const provisions = desk.index.flatMap((entry) => provisionsOf(entry, blocks.get(entry.id) ?? [], desk));
    const repeats = repeatsAmong(provisions);
    const whole = repeats.map(({ again: { start, wordsStart }, name }) =>
      say(name, start, firstLineOf(desk, wordsStart).end),
    );
    const sentences = repeatsAmong([...blocks.values()].flat().flatMap((block) => sentencesIn(block, desk)));
    return [
      ...whole,
      ...sentences
        .filter(({ again }) => !repeats.some(({ again: { start, end } }) => again.start < end && start < again.end))
        .filter(({ again }) => again.isPart)
        .map(({ again, name }) => say(name, again.start, again.end)),
    ];
  },
};

function say(name: string, start: number, end: number): Finding {
  return {
    severity: 'warning',
    message: `This says the same as ${name}.`,
    advice: 'Keep one of them and refer to it with `:see[id]`.',
    start,
    end,
  };
}

/** The parts that say what an earlier one says, with the name of that. */
function repeatsAmong<Part extends { name: string; said: Said }>(
  parts: readonly Part[],
): { again: Part; name: string }[] {
  const earlier = new EarlierParts(parts.map(({ said }) => said));
  return parts.flatMap((again, at) => {
    const same = parts[earlier.sameAs(at)];
    return same ? [{ again, name: same.name }] : [];
  });
}

interface SentenceOfPart {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly said: Said;
  /** Not all of its paragraph. */
  readonly isPart: boolean;
}

/** The sentences of a paragraph that can be read by themselves. */
function sentencesIn(block: Prose, { lines }: LintDesk): SentenceOfPart[] {
  if (block.kind !== 'paragraph') return [];
  const sentences = sentencesOf(block);
  return sentences.flatMap((sentence): SentenceOfPart[] => {
    const isWhole = sentences.length === 1;
    if (!isWhole && (GOES_ON.test(sentence.text) || plainWordsOf(sentence).length < FEWEST_OF_SENTENCE)) return [];
    const said = saidInSentence(sentence);
    if (!said) return [];
    const start = block.offsetAt(sentence.index);
    const end = block.offsetAt(sentence.index + sentence.text.length - 1) + 1;
    return [{ start, end, name: `line ${lines.placeAt(start).line}`, said, isPart: !isWhole }];
  });
}

/** What a sentence that begins so says, the one before it tells. */
const GOES_ON =
  /^(?:it|they|this|these|those|that|he|she|there|both|then|if so|if not|in that|in this|such|otherwise)\b/i;
const wordsOf = new WeakMap<Sentence, readonly string[]>();
const saidOf = new WeakMap<Sentence, { readonly said: Said | undefined }>();

function plainWordsOf(sentence: Sentence): readonly string[] {
  const words = wordsOf.get(sentence) ?? plainWords(sentence.text);
  wordsOf.set(sentence, words);
  return words;
}

function saidInSentence(sentence: Sentence): Said | undefined {
  const before = saidOf.get(sentence);
  if (before) return before.said;
  const words = plainWordsOf(sentence);
  const said = words.length < FEWEST_WORDS ? undefined : saidIn(words);
  saidOf.set(sentence, { said });
  return said;
}

function provisionsOf(
  { id, kind, number, start }: ClauseIndexEntry,
  blocks: readonly Prose[],
  { lines }: LintDesk,
): Provision[] {
  const isClause = kind !== 'section' && kind !== 'appendix' && kind !== 'preamble';
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  if (isClause || (paragraphs.length < 2 && kind !== 'preamble')) {
    const said = saidInBlocks(blocks);
    return said
      ? [{ start, wordsStart: blocks[0]?.start ?? start, end: blocks.at(-1)?.end ?? start, name: number || id, said }]
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
            name: `line ${lines.placeAt(block.start).line}`,
            said,
          },
        ]
      : [];
  });
}

interface SaidInBlocks {
  readonly blocks: readonly Prose[];
  readonly said: Said | undefined;
}
/** By the first block of a part: after an edit most parts have the blocks they had. */
const known = new WeakMap<Prose, SaidInBlocks>();

/** What the blocks of a part say; undefined when that is too little to compare. */
function saidInBlocks(blocks: readonly Prose[]): Said | undefined {
  const [first] = blocks;
  if (!first) return undefined;
  const before = known.get(first);
  if (before?.blocks.length === blocks.length && before.blocks.every((block, at) => block === blocks[at]))
    return before.said;
  const sentences = blocks.flatMap((block) => sentencesOf(block));
  const [only] = sentences;
  const words = sentences.length > 1 ? sentences.flatMap(plainWordsOf) : [];
  const said =
    only && sentences.length === 1 ? saidInSentence(only) : words.length < FEWEST_WORDS ? undefined : saidIn(words);
  known.set(first, { blocks, said });
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
