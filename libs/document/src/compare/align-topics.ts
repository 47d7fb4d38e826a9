import { type FrontMatter } from '../types.ts';
import { type ComparedUnit } from './compared-units.ts';
import { topicLikeness, topicVector, wordWeights, type TopicVector } from './topic-likeness.ts';
import { topicReader } from './topic-words.ts';

/** A clause here that speaks of what a clause of the base speaks of. */
export interface TopicPair {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly likeness: number;
  /** The sentence or item here that answers; absent when the whole does. */
  readonly passage?: string;
}

interface Topics {
  readonly whole: TopicVector;
  readonly pieces: readonly { readonly text: string; readonly vector: TopicVector }[];
  readonly titles: TopicVector;
}

/** Pairs below this are about other things: measured on policies of schools held against the protocol. */
const LEAST_TOPIC = 0.25;
/** Two short sentences that share one rare word are no pair. */
const FEWEST_SHARED = 3;
/** A pair that is the likest for both sides needs less: nothing else on either side answers better. */
const LEAST_MUTUAL = 0.15;
const FEWEST_MUTUAL = 2;
/** What the titles around add at most. */
const TITLE_PART = 0.15;
/** What stands beside a pair of neighbours is likelier to be a pair. */
const BESIDE_PART = 0.06;
/** A sentence among others answers less surely than a clause. */
const PIECE_PART = 0.92;
const FEWEST_PIECE_WORDS = 4;
/** Past this many pairs of units, only units that share a rare word are weighed. */
const MOST_PAIRS = 60_000;
const RARE = 40;

/** For each clause of the base the clauses here on its topic and for each clause here those of the base, the likest first. */
export function topicPairs(
  left: readonly ComparedUnit[],
  right: readonly ComparedUnit[],
  frontMatters: readonly (FrontMatter | null)[],
): TopicPair[] {
  const read = topicReader(frontMatters);
  const said = [...left, ...right].map(({ text }) => read(text));
  const worth = wordWeights(said);
  const topics = (units: readonly ComparedUnit[], from: number): Topics[] =>
    units.map((unit, at) => ({
      whole: topicVector(said[from + at] ?? [], worth),
      pieces: piecesOf(unit.text).map((text) => ({ text, vector: topicVector(read(text), worth) })),
      titles: topicVector(read(unit.titles.join(' ')), worth),
    }));
  const [here, there] = [topics(left, 0), topics(right, left.length)];
  const weighed = candidates(here, there).flatMap(([a, b]) => weigh(a, b, here[a] as Topics, there[b] as Topics));
  return worthShowing(beside(weighed)).sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

interface Weighed extends TopicPair {
  /** Topic words in common. */
  readonly shared: number;
}

/** Adds what the neighbours tell: texts on one matter follow much the same order. */
function beside(pairs: readonly Weighed[]): Weighed[] {
  const sure = new Set(pairs.filter(({ likeness }) => likeness >= LEAST_TOPIC).map(({ a, b }) => `${a} ${b}`));
  const isSure = (a: number, b: number): boolean => sure.has(`${a} ${b}`);
  return pairs.map((pair) => {
    const { a, b } = pair;
    const [before, behind] = [isSure(a - 1, b - 1), isSure(a + 1, b + 1)];
    const added = (before ? BESIDE_PART : 0) + (behind ? BESIDE_PART : 0);
    return { ...pair, likeness: Math.min(1, pair.likeness + added) };
  });
}

/** Pairs that are likely in themselves, and those that are the likest for both sides. */
function worthShowing(pairs: readonly Weighed[]): TopicPair[] {
  const [bestOfA, bestOfB] = [likestBy(pairs, 'a'), likestBy(pairs, 'b')];
  return pairs
    .filter((pair) => {
      const { a, b, likeness, shared } = pair;
      if (likeness >= LEAST_TOPIC && shared >= FEWEST_SHARED) return true;
      const isMutual = bestOfA.get(a) === pair && bestOfB.get(b) === pair;
      return isMutual && likeness >= LEAST_MUTUAL && shared >= FEWEST_MUTUAL;
    })
    .map(({ shared: _shared, ...pair }) => pair);
}

function likestBy(pairs: readonly Weighed[], side: 'a' | 'b'): Map<number, Weighed> {
  const likest = new Map<number, Weighed>();
  for (const pair of pairs) {
    const known = likest.get(pair[side]);
    if (known === undefined || pair.likeness > known.likeness) likest.set(pair[side], pair);
  }
  return likest;
}

function* everyPair(rows: number, columns: number): Generator<readonly [number, number]> {
  for (let a = 0; a < rows; a++) for (let b = 0; b < columns; b++) yield [a, b];
}

function candidates(left: readonly Topics[], right: readonly Topics[]): (readonly [number, number])[] {
  if (left.length * right.length <= MOST_PAIRS) return [...everyPair(left.length, right.length)];
  const holders = new Map<string, number[]>();
  right.forEach(({ whole }, b) => {
    for (const word of whole.weights.keys()) holders.set(word, [...(holders.get(word) ?? []).slice(0, RARE), b]);
  });
  return left.flatMap(({ whole }, a) => {
    const near = new Set<number>();
    for (const word of whole.weights.keys()) {
      const found = holders.get(word) ?? [];
      if (found.length <= RARE) for (const b of found) near.add(b);
    }
    return [...near].map((b) => [a, b] as const);
  });
}

function weigh(a: number, b: number, left: Topics, right: Topics): Weighed[] {
  let best = { ...topicLikeness(left.whole, right.whole), passage: undefined as string | undefined };
  for (const { text, vector } of right.pieces) {
    const found = topicLikeness(left.whole, vector);
    const likeness = found.likeness * PIECE_PART;
    if (likeness > best.likeness) best = { likeness, shared: found.shared, passage: text };
  }
  for (const { vector } of left.pieces) {
    const found = topicLikeness(vector, right.whole);
    const likeness = found.likeness * PIECE_PART;
    if (likeness > best.likeness) best = { likeness, shared: found.shared, passage: undefined };
  }
  if (best.shared < FEWEST_MUTUAL) return [];
  const likeness = Math.min(1, best.likeness + TITLE_PART * topicLikeness(left.titles, right.titles).likeness);
  return [{ a, b, likeness, shared: best.shared, ...(best.passage === undefined ? {} : { passage: best.passage }) }];
}

/** Sentences and list items of a text that has more than one. */
function piecesOf(text: string): string[] {
  const pieces = text
    .split(/(?<=[.;:!?])\s+(?=\S)|\s+(?=[-*•] )/)
    .map((piece) => piece.replace(/^[-*•]\s+/, '').trim());
  const long = pieces.filter((piece) => piece.split(' ').length >= FEWEST_PIECE_WORDS);
  return long.length > 1 ? long : [];
}
