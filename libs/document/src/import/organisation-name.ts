import type { Ledger } from './ledger.ts';

/** What settings and trusts are called. */
export const ORGANISATION_NOUN =
  /\b(?:pre-?school|school|academy|nursery|centre|college|trust|federation|playgroup|kindergarten)\b/i;

const NOUN = String.raw`(?:Pre-?[Ss]chool|[Ss]chool|Academy|Nursery|Centre|College|Trust|Federation|Playgroup|Kindergarten)`;
const NAME = new RegExp(
  String.raw`\b((?:St\.? )?\p{Lu}[\p{L}'’]{1,30}(?: (?:and|&|\p{Lu}[\p{L}'’-]{0,30})){0,5}[ -]${NOUN})\b`,
  'gu',
);
const WHOLE_NAME = new RegExp(`^${NAME.source}$`, 'u');
const COUNCIL =
  /\b(\p{Lu}[\p{L}-]{1,30}(?: (?:and|upon|\p{Lu}[\p{L}-]{1,30})){0,6}? (?:(?:Metropolitan )?Borough|County|City|District) Council)\b/u;
const GENERIC =
  /^(?:the|our|this|each|every|a|an|at|in|all|if|when|any|no|by|from|primary|secondary|high|nursery|infants?|junior|early|head|whole|other|maintained|independent|special|faith|children['’]?s|umbrella|multi|pre|academy|school|upper|lower|middle|sixth)$/i;
const BODY_OF =
  /\b(?:[Bb]ody|[Gg]overnors|[Tt]rustees|[Bb]oard|[Dd]irectors|[Mm]eeting|[Cc]ommittee) (?:of|at|for) (?:the )?(\p{Lu}.*?)[:.,]?$/u;

export interface OrganisationName {
  readonly fact: 'name' | 'council.name';
  readonly pattern: RegExp;
}

/** The organisation's own name, as stated, as its governing body names it, or as the text repeats it; and its council's. */
export function findOrganisationNames(text: string, ledger: Ledger): OrganisationName[] {
  const stated = ledger.stated.get('organisation');
  const name = stated ?? bodyName(ledger) ?? repeatedName(text);
  const council = COUNCIL.exec(text)?.[1];
  if (name !== undefined && stated === undefined) ledger.stated.set('organisation', name);
  if (council !== undefined) ledger.stated.set('council', council);
  return [
    ...(name === undefined ? [] : [{ fact: 'name', pattern: patternOf(name) } as const]),
    ...(council === undefined ? [] : [{ fact: 'council.name', pattern: patternOf(council) } as const]),
  ];
}

function bodyName(ledger: Ledger): string | undefined {
  const said = ['adopted-by', 'reviewed-by', 'committee'].flatMap((key) => ledger.stated.get(key) ?? []);
  const named = said.flatMap((by) => [BODY_OF.exec(by)?.[1] ?? '', WHOLE_NAME.test(by) && !isGeneric(by) ? by : '']);
  return named.find((name) => ORGANISATION_NOUN.test(name));
}

/** The name that stands most often, in whatever capitals; the first way it is written counts. */
function repeatedName(text: string): string | undefined {
  const counts = new Map<string, { readonly name: string; count: number }>();
  for (const [, found = ''] of text.matchAll(NAME)) {
    const words = found.split(' ');
    const first = words.findIndex((word) => !/^(?:the|our|this|each|every|at|in|all|if|when|any|by|from)$/i.test(word));
    const name = words.slice(first).join(' ');
    if (first < 0 || isGeneric(name) || name.split(/[ -]/).length < 2) continue;
    const known = counts.get(name.toLowerCase());
    if (known) known.count += 1;
    else counts.set(name.toLowerCase(), { name, count: 1 });
  }
  const [best] = [...counts.values()].filter(({ count }) => count > 1).sort((a, b) => b.count - a.count);
  return best?.name;
}

/** `High School` and `Nursery` name no school. */
function isGeneric(name: string): boolean {
  return GENERIC.test(name.split(/[ -]/)[0] ?? '');
}

/** The name as a whole, with any case, and a space where it has a hyphen. */
function patternOf(name: string): RegExp {
  const words = name.split(/[\s-]+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`[\s-]+`)}(?![\p{L}\p{N}])`, 'giu');
}
