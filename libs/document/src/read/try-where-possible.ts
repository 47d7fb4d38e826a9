import type { Root } from 'mdast';
import type { Data, Processor } from 'unified';
import type {} from 'remark-parse';
import type { PossiblePlaces } from './possible-places.ts';

/** Constructs that are tried at the beginning of each word. */
const LINKS = new Set(['emailAutolink', 'protocolAutolink', 'wwwAutolink']);

/**
 * Has the parser try for a bare address and for a table only where one can be. It would try for an address at every word and for a table at every line,
 * and look through every text once more for addresses: half of all the time of a parse, for what most texts hold twice or not at all. What it
 * finds is the same.
 */
export function tryWherePossible(this: Processor, places: PossiblePlaces): undefined {
  const { micromarkExtensions = [], fromMarkdownExtensions = [] } = this.data();
  for (const [at, { text, flow, ...extension }] of micromarkExtensions.entries())
    micromarkExtensions[at] = {
      ...extension,
      ...(text && { text: mapped(text, (each) => (LINKS.has(each.name ?? '') ? linkAt(places, each) : each)) }),
      ...(flow && { flow: mapped(flow, (each) => (each.name === 'table' ? tableAt(places, each) : each)) }),
    };
  for (const extension of fromMarkdownExtensions.flat())
    if (extension.enter?.['literalAutolink'])
      extension.transforms = extension.transforms?.map((transform) => (tree) => {
        for (const block of places.holdsAddress ? tree.children : []) {
          const { start, end } = block.position ?? {};
          if (places.mayHoldAddress(start?.offset ?? 0, end?.offset ?? 0)) transform(block as unknown as Root);
        }
      });
}

type Extension = NonNullable<Data['micromarkExtensions']>[number];
type ConstructRecord = NonNullable<Extension['text']>;
type Construct = Exclude<NonNullable<ConstructRecord[number]>, unknown[]>;

/** Of a record of constructs by the character they begin with, the same with others in their place; each is made once. */
function mapped(record: ConstructRecord, replace: (construct: Construct) => Construct): ConstructRecord {
  const made = new Map<Construct, Construct>();
  const of = (construct: Construct): Construct => {
    const before = made.get(construct) ?? replace(construct);
    made.set(construct, before);
    return before;
  };
  return Object.fromEntries(
    Object.entries(record).map(([code, found]) => [code, Array.isArray(found) ? found.map(of) : found && of(found)]),
  );
}

/** Asked at every character: what comes before it settles nearly all. */
function linkAt(places: PossiblePlaces, construct: Construct): Construct {
  return {
    ...construct,
    previous(code) {
      return (construct.previous?.call(this, code) ?? true) && places.isLink(this.now().offset);
    },
  };
}

function tableAt(places: PossiblePlaces, construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const table = construct.tokenize.call(this, effects, ok, nok);
      return (code) => (places.isTable(this.now().offset) ? table(code) : nok(code));
    },
  };
}
