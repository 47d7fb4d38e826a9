import type { Chance } from '../merge-corpus/chance.ts';

/** A policy before anybody typed it: its structure and its facts are known. */
export interface MadeDocument {
  readonly title: string;
  readonly organisation: string;
  readonly sections: readonly MadeSection[];
  readonly appendices: readonly MadeAppendix[];
  /** What the document says of itself, by the key it should become. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface MadeSection {
  readonly title: string;
  readonly clauses: readonly MadeClause[];
}

export interface MadeClause {
  readonly text: string;
  readonly items: readonly MadeItem[];
  readonly rows: readonly (readonly string[])[];
  /** Clauses one level down: only where the document is numbered. */
  readonly children: readonly string[];
}

export interface MadeItem {
  readonly text: string;
  readonly items: readonly string[];
}

export interface MadeAppendix {
  readonly title: string;
  readonly lead: string;
  readonly items: readonly string[];
}

const SUBJECTS = [
  'Staff',
  'Volunteers',
  'Visitors',
  'The site team',
  'Room leaders',
  'Parents',
  'The office',
  'Pupils',
];
const VERBS = [
  'must keep',
  'may borrow',
  'should report',
  'will check',
  'must not move',
  'are asked to return',
  'can lend',
];
const THINGS = [
  'the keys of the boiler house',
  'lost coats and bags',
  'every ladder on the site',
  'the first aid boxes',
  'music stands and chairs',
  'the bicycles in the rack',
  'paint, glue and scissors',
  'the gate code',
];
const TAILS = [
  'before the bell at 3:30pm',
  'unless the office has agreed in writing',
  'and sign the sheet by the door',
  'when the hall is let to others (see the notice board)',
  'as far as the weather allows',
  'so that nobody has to wait',
  'with R&D equipment kept apart',
  'for no longer than five days',
];
const NAMES = [
  'Purpose',
  'Who this is for',
  'Lost property',
  'Working at height',
  'Keys and codes',
  'Lending and borrowing',
  'Reporting a fault',
  'Visitors and deliveries',
  'Storage of materials',
  'After hours use',
  'Fire doors',
  'Cleaning and waste',
];
const SCHOOLS = ['Larkfield Primary School', 'Quarry Bank Academy', 'Millbrook Nursery School', 'St Osyth College'];

/** A document drawn by chance; the same draws give the same document. */
export function makeDocument(chance: Chance, shape: { readonly numbered: boolean }): MadeDocument {
  const names = chance.shuffled(NAMES);
  const sentences = sentenceMaker(chance);
  const sections = names.slice(0, 3 + chance.below(3)).map((title) => ({
    title,
    clauses: Array.from({ length: 1 + chance.below(3) }, () => makeClause(chance, sentences, shape.numbered)),
  }));
  const appendices = names.slice(9, 9 + chance.below(3)).map((title) => ({
    title: `${title} in detail`,
    lead: sentences(),
    items: Array.from({ length: 2 + chance.below(3) }, sentences),
  }));
  return {
    title: `${chance.pick(['Site Security', 'Lost Property', 'Lettings', 'School Bicycle', 'Garden Safety'])} Policy`,
    organisation: chance.pick(SCHOOLS),
    sections,
    appendices,
    facts: makeFacts(chance),
  };
}

function makeClause(chance: Chance, sentence: () => string, numbered: boolean): MadeClause {
  const kind = chance.below(numbered ? 5 : 4);
  const items = (): MadeItem[] =>
    Array.from({ length: 2 + chance.below(3) }, (_, at) => ({
      text: sentence(),
      items: at === 0 && chance.below(3) === 0 ? [sentence(), sentence()] : [],
    }));
  return {
    text: kind === 1 ? sentence().replace(/\.$/, ':') : sentence(),
    items: kind === 1 ? items() : [],
    rows:
      kind === 2
        ? [
            ['Place', 'Who', 'When'],
            ['Hall', 'Site team', 'Mondays'],
            ['Yard', 'Office', 'In the holidays'],
          ]
        : [],
    children: kind === 4 ? [sentence(), sentence()] : [],
  };
}

/** Sentences that do not come twice in a document, so that each can be told from the others. */
function sentenceMaker(chance: Chance): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const [first, second] = [chance.pick(THINGS), chance.pick(TAILS)];
      const words = `${chance.pick(SUBJECTS)} ${chance.pick(VERBS)} ${first} ${second}`;
      const sentence = `${chance.below(2) === 0 ? words : `${words}, and ${chance.pick(THINGS)} ${chance.pick(TAILS)}`}.`;
      if (!used.has(sentence)) {
        used.add(sentence);
        return sentence;
      }
    }
  };
}

function makeFacts(chance: Chance): Record<string, string> {
  const year = 2019 + chance.below(6);
  const date = (from: number): string =>
    chance.pick([
      `${1 + chance.below(28)}th March ${from}`,
      `June ${from}`,
      `Autumn ${from}`,
      `${1 + chance.below(28)}/0${1 + chance.below(9)}/${from}`,
      `${from}-0${1 + chance.below(9)}-1${chance.below(10)}`,
    ]);
  return {
    'adopted-on': date(year),
    'review-due': date(year + 2),
    ...(chance.below(2) === 0 ? { version: String(1 + chance.below(5)) } : {}),
    ...(chance.below(2) === 0 ? { owner: chance.pick(['Mrs A Fennel', 'The business manager', 'Mr J Sorrel']) } : {}),
    ...(chance.below(2) === 0 ? { committee: chance.pick(['Premises Committee', 'Resources Committee']) } : {}),
    ...(chance.below(2) === 0 ? { statutory: chance.pick(['Yes', 'No']) } : {}),
  };
}
