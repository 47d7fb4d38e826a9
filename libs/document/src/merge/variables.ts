import { alignEqual } from './align.ts';
import { keyOf, type Block } from './blocks.ts';
import { matchBlocks } from './match-blocks.ts';
import { type Sides } from './sides.ts';
import { textOf, tokenise, wordsOf, type Token } from './tokens.ts';

/** A place-holder of the council's text: `{{school}}` or an unfilled `:blank[…]`, `:term[…]`, `:org[…]`. */
const VARIABLE = /^(?:\{\{[^{}\n]+\}\}|:(?:blank|term|org)\[[^\]\n]*\](?:\{[^}\n]*\})?)$/;
const PLACE_HOLDER = new RegExp(VARIABLE.source.slice(1, -1), 'g');
/** Longest value, in tokens, that a school is taken to have filled in. */
const LONGEST = 8;

export interface Bound {
  readonly blocks: Sides<readonly Block[]>;
  /** Puts the school's words back where its text had them. */
  readonly fill: (text: string) => string;
}

interface Binding {
  readonly variable: string;
  readonly tokens: readonly Token[];
}

/**
 * Takes the school's own words for the council's place-holders out of its text before comparing: a name filled in a hundred
 * clauses is one fact, not a hundred rewordings. A place-holder the school still has anywhere is left alone.
 */
export function bindVariables(blocks: Sides<readonly Block[]>): Bound {
  const asIs = { blocks, fill: (text: string): string => text };
  if (!blocks.base.some(hasVariable)) return asIs;
  const bindings = findBindings(blocks);
  if (bindings.length === 0) return asIs;
  const literal = ` ${blocks.base.map((block) => block.key).join(' ')} `;
  const free = bindings.filter(({ tokens }) => !literal.includes(` ${tokens.map((token) => token.word).join(' ')} `));
  const ours = blocks.ours.map((block) => unfill(block, free));
  const values = new Map(free.map(({ variable, tokens }) => [variable, textOf(tokens).trimStart()]));
  return { blocks: { ...blocks, ours }, fill: (text) => refill(text, values) };
}

/** Whether a place-holder of the base is nowhere in ours any more: the school may have said what it stands for. */
export function namesFilled(base: string, ours: string): boolean {
  return (base.match(PLACE_HOLDER) ?? []).some((variable) => !ours.includes(variable));
}

function hasVariable(block: Block): boolean {
  return block.tokens.some((token) => VARIABLE.test(token.word));
}

function findBindings({ base, ours }: Sides<readonly Block[]>): Binding[] {
  const unfilled = new Set(
    ours.flatMap((block) => block.tokens.map((token) => token.word).filter((word) => VARIABLE.test(word))),
  );
  const votes = new Map<string, Map<string, { count: number; tokens: readonly Token[] }>>();
  matchBlocks(base, ours).forEach((at, index) => {
    const [left, right] = [base[index] as Block, ours[at]];
    if (right === undefined || !hasVariable(left)) return;
    for (const { variable, tokens } of valuesIn(left.tokens, right.tokens)) {
      if (unfilled.has(variable)) continue;
      const said = votes.get(variable) ?? new Map<string, { count: number; tokens: readonly Token[] }>();
      votes.set(variable, said);
      const key = tokens.map((token) => token.word).join(' ');
      said.set(key, { tokens, count: (said.get(key)?.count ?? 0) + 1 });
    }
  });
  return agreed(votes);
}

/** One value for each variable, said in most places; of two variables with one value only the first is bound. */
function agreed(
  votes: ReadonlyMap<string, ReadonlyMap<string, { count: number; tokens: readonly Token[] }>>,
): Binding[] {
  const taken = new Set<string>();
  const bindings: Binding[] = [];
  for (const [variable, said] of votes) {
    const total = [...said.values()].reduce((sum, { count }) => sum + count, 0);
    const best = [...said].sort((a, b) => b[1].count - a[1].count)[0];
    if (best === undefined || best[1].count * 2 <= total || taken.has(best[0])) continue;
    taken.add(best[0]);
    bindings.push({ variable, tokens: best[1].tokens });
  }
  return bindings.sort((a, b) => b.tokens.length - a.tokens.length);
}

function* valuesIn(base: readonly Token[], ours: readonly Token[]): Generator<Binding> {
  const matches = alignEqual(
    base.map((token) => token.word),
    ours.map((token) => token.word),
  );
  for (const [index, token] of base.entries()) {
    if (!VARIABLE.test(token.word) || (matches[index] as number) >= 0) continue;
    const before = index === 0 ? -1 : (matches[index - 1] as number);
    const after = index === base.length - 1 ? ours.length : (matches[index + 1] as number);
    if ((index > 0 && before < 0) || after < 0 || after - before < 2 || after - before > LONGEST + 1) continue;
    const tokens = ours.slice(before + 1, after);
    if (wordsOf(tokens).join('').length >= 3) yield { variable: token.word, tokens };
  }
}

function unfill(block: Block, bindings: readonly Binding[]): Block {
  let tokens = block.tokens;
  for (const { variable, tokens: value } of bindings) tokens = replaceRun(tokens, value, variable);
  if (tokens === block.tokens) return block;
  return { ...block, tokens, words: wordsOf(tokens), key: keyOf(block.kind, block.mark, tokens) };
}

function replaceRun(tokens: readonly Token[], value: readonly Token[], variable: string): readonly Token[] {
  const starts = (at: number): boolean =>
    value.every(
      ({ word, space }, step) => tokens[at + step]?.word === word && (step === 0 || tokens[at + step]?.space === space),
    );
  const replaced: Token[] = [];
  let found = false;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token;
    if (!starts(at)) {
      replaced.push(token);
      at++;
      continue;
    }
    found = true;
    replaced.push({ space: token.space, word: variable });
    at += value.length;
  }
  return found ? replaced : tokens;
}

function refill(text: string, values: ReadonlyMap<string, string>): string {
  return textOf(
    tokenise(text).map((token) => {
      const value = values.get(token.word);
      return value === undefined ? token : { space: token.space, word: value };
    }),
  );
}
