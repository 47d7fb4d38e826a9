import { allMatches } from './all-matches.ts';
import { BESIDE_NAMES, NAMES_OF_THINGS } from './not-names.ts';
import { remembered } from './remembered.ts';
import type { Sentence } from './sentences.ts';

/** What looks like a person's name; `index` counts in the text it was found in. */
export interface WrittenName {
  readonly index: number;
  readonly length: number;
  /** `Mrs`, when one stands before the name. It is part of the length. */
  readonly title: string;
  /** How many words the name has without its title. */
  readonly words: number;
}

interface Token {
  readonly text: string;
  readonly index: number;
}

const TITLE =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Reverend|Cllr|Councillor|Sir|Dame|Lord|Lady|Baroness|Baron|Canon|Father|Sister|Brother|Pastor|Imam|Rabbi|Fr|PC|Sgt|Sergeant|Inspector|Deacon|Capt|Captain|Major|Colonel|Auntie|Aunty|Uncle|Nurse|Chef)$/;
const TOKEN = /\p{Lu}[\p{L}]*(?:[’'-]\p{L}{2,}|[’'](?=\p{Lu}))*(?:[’']\p{Lu}\p{Ll}+)?\.?/gu;
const SIDE_BY_SIDE = /\p{Lu}[\p{L}’'.-]*[ \n]?\p{Lu}/u;
const MOST_WORDS = 3;
/** No policy that is meant to be read has longer runs of capitals; one that is meant to exhaust the linter may. */
const LONGEST_RUN = 12;

/** Names of people in a sentence, found once and shared by the rules. */
export const namesOf = remembered((sentence: Sentence): readonly WrittenName[] => namesIn(sentence.text));

/** Names of people in a text: runs of capitalised words without those that name offices, places, bodies, laws and things. */
export function namesIn(text: string): WrittenName[] {
  // A name is two such words at least.
  if (!SIDE_BY_SIDE.test(text)) return [];
  return runsOf(text).flatMap((run) => {
    const names: WrittenName[] = [];
    let current: Token[] = [];
    const close = (next: Token | undefined, before: Token | undefined): void => {
      const name = nameOf(current, before, next);
      if (name) names.push(name);
      current = [];
    };
    run.forEach((token, at) => {
      const word = plain(token.text);
      const isInitial = /^\p{Lu}\.$/u.test(token.text);
      if (!isInitial && (BESIDE_NAMES.has(word) || NAMES_OF_THINGS.has(word)))
        close(token, run[at - current.length - 1]);
      else current.push(token);
    });
    close(undefined, run[run.length - current.length - 1]);
    return names;
  });
}

function nameOf(tokens: readonly Token[], before: Token | undefined, next: Token | undefined): WrittenName | undefined {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last || tokens.length > MOST_WORDS) return undefined;
  if (isThing(before) || isThing(next)) return undefined;
  const title = before && TITLE.test(before.text.replace('.', '')) ? before : undefined;
  // An initial alone is no name; `Mrs Bell` is one, `Bell` is not, `Ann Bell` and `A. Bell` are.
  if (!tokens.some(({ text }) => /\p{Ll}{1,}/u.test(text)) || (tokens.length < 2 && !title)) return undefined;
  // `Nurse Practitioner` is a post.
  if (title?.text === 'Nurse' && /(?:er|or|ist|ant|ing|ion|led|s)$/i.test(first.text)) return undefined;
  const from = title?.index ?? first.index;
  const end = last.index + last.text.replace(/(?:[’']s|(?<=\p{Ll})\.)$/u, '').length;
  return { index: from, length: end - from, title: title?.text.replace('.', '') ?? '', words: tokens.length };
}

function isThing(token: Token | undefined): boolean {
  return token !== undefined && NAMES_OF_THINGS.has(plain(token.text)) && !BESIDE_NAMES.has(plain(token.text));
}

/** Capitalised words with nothing but a space between them; a full stop ends a run unless it follows a title or an initial. */
function runsOf(text: string): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  let end = -1;
  for (const match of allMatches(TOKEN, text)) {
    const last = run.at(-1);
    const joined =
      last !== undefined &&
      (/^[ \n]$/.test(text.slice(end, match.index)) || (end === match.index && /^\p{Lu}\.$/u.test(last.text))) &&
      run.length < LONGEST_RUN &&
      (!last.text.endsWith('.') || TITLE.test(last.text.slice(0, -1)) || /^\p{Lu}\.$/u.test(last.text));
    if (!joined) runs.push((run = []));
    run.push({ text: match[0], index: match.index });
    end = match.index + match[0].length;
  }
  return runs;
}

function plain(word: string): string {
  return word
    .replace(/[’']s$/u, '')
    .replace(/\.$/, '')
    .replaceAll('’', "'")
    .toLowerCase();
}
