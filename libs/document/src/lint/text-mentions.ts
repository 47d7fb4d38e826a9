import { allMatches } from './all-matches.ts';

const KIND =
  'polic(?:y|ies)|protocol|procedures?|document|statement|plan|scheme|strategy|arrangements|objectives|code|charter|text|wording|edition|version|criteria|principles|guidelines|schedule|handbook|guidance|manual|framework';
/** A text that is named: `this policy`, `the lettings policy`, `our whole procedure`. */
const NAMED_TEXT = new RegExp(
  `(?<prep>\\b(?:in|under|by|within|about|on|for|from|beside|against|with|following|of|against|into|to|upon) )?\\b(?<det>this is an?|this|these|the|our|its|their|your|whole|both the|a new|a fresh|new|fresh|each) (?<mods>(?:(?!(?:this|these|the|our|its|their|your|an?|each) )[\\p{L}’'-]+ ){0,6}?)(?<kind>${KIND})\\b(?!['’]s? |-|[ ,]+(?:and|or) (?:training|audit)| (?:review )?(?:training|audit|team|group|committee|lead|officer|log|register|folder|checklist|book|template|number|title|holder|owner|writers?)\\b)`,
  'giu',
);
const BARE =
  /(?<=\b(?:sets?|new|fresh|chooses?|agrees?|and|that|reviews?|determines?) (?:our |new )?)(?:objectives|arrangements)\b/gi;
const PRONOUN = /(?<!\b(?:with|of|for|in|from|by|under|about|on|beside) )\b(?:it|them|they)\b/gi;
/** Words before the kind of a text that make no other of it. */
const PLAIN =
  /^(?:whole|entire|full|current|present|own|school|school['’]s|schools|trust|trust['’]s|same|main|new|core|wording|of|the|this|our|text|heart|body|version|substance|contents?|written|published|four|three|five|equality|said|actual|above)$/i;
/** What this text is among others of its kind: only of this one, as `the model policy` is that of somebody else. */
const OF_THIS =
  /^(?:model|template|draft|interim|joint|common|shared|standard|specimen|overarching|umbrella|federation|group|local|short|revised|updated|adopted|agreed)$/i;
/** `of` is of the text where the whole of it is meant. */
const WHOLE_OF =
  /\b(?:reviews?|revision|renewal|update|evaluation|wording|text|whole|core|body|heart|version|substance|contents?|life|lifespan|lifetime|effectiveness|look|reading|edition|all|stock|working|workings|operation|impact|effect|success|relevance) $/i;
/** What stands before a preposition that leads to what is looked at. */
const LEADS_TO: Readonly<Record<string, RegExp>> = {
  to: /\b(?:returns?|back|comes?|goes|turns?|get|attention) $/i,
  with: /\bdown $/i,
  on: /\b(?:votes?|decides?|looks?|touch) $/i,
  for: /\blife $/i,
  into: /\blooks? $/i,
  about: /\bthinks? (?:again )?$/i,
};
/** `consults the unions on this procedure, which is reviewed`: whatever leads to it, the sentence goes on about it. */
const IS_TOLD_OF = /^, (?:which|that) (?:is|are|will|must|shall|we|the)\b/i;
/** Where a sentence speaks of the text itself. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly isPronoun: boolean;
}

/** Where a sentence speaks of the text itself, by its kind, its title or a pronoun. */
export function mentionsIn(sentence: string, title: string, isLoose: boolean): Mention[] {
  const known = title.toLowerCase();
  const named = allMatches(NAMED_TEXT, sentence).flatMap(({ 0: whole, index, groups = {} }): Mention[] => {
    const { prep = '', det = '', mods = '', kind = '' } = groups;
    const start = index + prep.length;
    const lead = sentence.slice(Math.max(0, index - 30), index);
    const small = prep.trim().toLowerCase();
    const isToldOf = IS_TOLD_OF.test(sentence.slice(index + whole.length));
    if (!isToldOf && (small === 'of' ? !WHOLE_OF.test(lead) : small !== '' && !LEADS_TO[small]?.test(lead))) return [];
    const isThis = /^this/i.test(det);
    const isKnown = (word: string): boolean =>
      PLAIN.test(word) || known.includes(word.toLowerCase()) || (isThis && OF_THIS.test(word));
    const isKind = isOfAnyKind(kind, known, isLoose) || /^this|these$/i.test(det);
    if (
      !isKind ||
      !mods
        .trim()
        .split(/\s+/)
        .every((word) => word === '' || isKnown(word))
    )
      return [];
    return [{ start, end: index + whole.length, isPronoun: false }];
  });
  // `We set objectives every four years`, in a text that is called so.
  const bare = /objectives|arrangements/.test(known) ? allMatches(BARE, sentence) : [];
  for (const { 0: word, index } of bare)
    if (known.includes(word.toLowerCase())) named.push({ start: index, end: index + word.length, isPronoun: false });
  const pronouns = allMatches(PRONOUN, sentence).map(({ 0: word, index }): Mention => ({
    start: index,
    end: index + word.length,
    isPronoun: true,
  }));
  return [...named, ...pronouns].sort((a, b) => a.start - b.start);
}

/** What any text may be called, or this one is. */
function isOfAnyKind(kind: string, title: string, isLoose: boolean): boolean {
  const small = kind.toLowerCase();
  if (/^(?:polic|protocol|procedure|document|text|wording)/.test(small)) return true;
  if (small === 'arrangements' || small === 'criteria') return /admission|arrangements|criteria/.test(title);
  if (small === 'objectives') return /equalit|objectives/.test(title);
  return (
    title.includes(small.replace(/s$/, '')) ||
    (isLoose && /^(?:statement|plan|scheme|code)$/.test(small) && !CALLED_SOMETHING.test(title))
  );
}
/** A title that says what kind of text it is: another kind is another text. */
const CALLED_SOMETHING = new RegExp(`\\b(?:${KIND})\\b`, 'i');
