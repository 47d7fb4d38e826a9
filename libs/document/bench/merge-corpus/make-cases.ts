import { chanceOf } from './chance.ts';
import { applyAll, type Edit } from './edits.ts';
import { type Prose } from './model.ts';
import { TABLE_ROWS, type Plan, type TableRow } from './table-rows.ts';
import { NothingFits, Workshop } from './workshop.ts';
import { writeText, type Style } from './write-text.ts';

/** A merge with its answer, a line of the corpus. */
export interface MergeCase {
  readonly id: string;
  /** Row of the table of outcomes. */
  readonly row: string;
  readonly kind: 'policy' | 'markdown';
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Only a person can settle it: a tool that does not ask is wrong, whatever it writes. */
  readonly mustChoose: boolean;
  /** Settled: each text that is right. To choose: the text with ours chosen, then with theirs. */
  readonly expected: readonly string[];
}

export interface Order {
  /** Tells the cases of one half from those of another. */
  readonly name: string;
  readonly seed: number;
  /** Cases of each row of the table and kind of text. */
  readonly each: number;
}

/** Cases for every row of the table of outcomes, the same for the same order. */
export function makeCases(prose: readonly Prose[], { name, seed, each }: Order): MergeCase[] {
  const cases: MergeCase[] = [];
  for (const row of TABLE_ROWS) {
    for (const kind of row.kinds) {
      for (let number = 1; number <= each; number++) {
        const id = `${name}-${row.name}-${kind}-${number}`;
        cases.push(makeCase(prose, row, kind, { id, seed: seed + cases.length * 7919 }));
      }
    }
  }
  return cases;
}

function makeCase(
  prose: readonly Prose[],
  row: TableRow,
  kind: MergeCase['kind'],
  { id, seed }: { readonly id: string; readonly seed: number },
): MergeCase {
  for (let attempt = 0; attempt < 500; attempt++) {
    const chance = chanceOf(seed + attempt * 104_729);
    const shop = new Workshop(chance, chance.pick(prose), kind === 'policy');
    try {
      const plan = row.plan(shop);
      const made = writeCase(shop, plan, { id, row: row.name, kind });
      if (made !== undefined) return made;
    } catch (error) {
      if (!(error instanceof NothingFits)) throw error;
    }
  }
  throw new Error(`No case could be made for ${id}.`);
}

function writeCase(shop: Workshop, plan: Plan, told: Pick<MergeCase, 'id' | 'row' | 'kind'>): MergeCase | undefined {
  const { prepare = [], ours = [], theirs = [], overruled = [], clash } = plan;
  const chosen = plan.chosen ?? clash;
  const quiet = shop.quiet();
  const base = applyAll(shop.policy, prepare);
  const style = styleOf(shop, told.kind);
  const write = (...edits: readonly (readonly Edit[])[]): string =>
    writeText(applyAll(base, ...edits), style, shop.prose.placeholder);
  const mine = [...ours, ...quiet.ours];
  const yours = [...theirs, ...quiet.theirs];
  const texts = {
    base: write(),
    ours: write(mine, overruled, clash?.ours ?? []),
    theirs: write(yours, clash?.theirs ?? []),
  };
  if (new Set(Object.values(texts)).size < 2) return undefined;
  const expected = chosen
    ? [write(mine, yours, chosen.ours), write(mine, yours, chosen.theirs)]
    : [...new Set([write(mine, yours), write(yours, mine)])];
  return { ...told, ...texts, mustChoose: clash !== undefined, expected };
}

function styleOf({ chance }: Workshop, kind: MergeCase['kind']): Style {
  const policy = kind === 'policy';
  return {
    kind,
    numbers: policy ? 'none' : chance.pick(['none', 'none', 'sections', 'clauses']),
    bullet: policy ? '- ' : chance.pick(['- ', '* ', '+ ', '-\t']),
    between: chance.below(4) === 0 ? '\n' : ' ',
    lineEnd: chance.below(5) === 0 ? '\r\n' : '\n',
    finalLineEnd: policy || chance.below(4) > 0,
  };
}
