import { allMatches } from '../all-matches.ts';
import { GIVEN_NAMES } from '../given-names.ts';
import { BESIDE_NAMES, NAMES_OF_THINGS } from '../not-names.ts';
import type { WrittenName } from '../names-in.ts';
import type { Sentence } from '../sentences.ts';

type Words = readonly [index: number, length: number];

/** Given names that are words as well: alone they name nobody. */
const WORDS_TOO =
  /^(?:will|mark|may|rose|grace|faith|dawn|joy|jean|bill|rob|sue|pat|art|april|june|august|summer|ivy|holly|heather|hazel|daisy|lily|olive|iris|violet|ruby|amber|jade|pearl|eve|hope|grant|guy|frank|dale|glen|gene|jack|harry|max|miles|victor|norm|pip|ray|rod|dot|val|win|sandy|penny|poppy|rowan|robin|basil|clement|drew|earl|ernest|gay|gaynor|jasmine|rosemary|mercy|patience|prudence|constance|florence|victoria|georgia|charlotte|sydney|chelsea|paris|devon|logan|mason|tyler|bailey|lee|ross|craig|duncan|kit|ash|ben|tom|nick|chase|chip|christian|angel|angela|alexa|siri|tara|aria|nova|stella|arthur|george|david|andrew|patrick|nicholas|martin|alban|francis|clare|helen|margaret|mary|john|paul|peter|luke|matthew|thomas|james|michael|joseph|anne|ann|catherine|elizabeth|edmund|edward|william|oliver|henry)$/i;
const ALONE =
  /(?=\p{Lu})(?<![\p{L}’'.@-])(?<given>\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}’'-]*[\p{L}-])(?! \p{Lu})/gu;
/** Whoever is turned to. */
const TURNED_TO =
  /\b(?:[Aa]sk|[Ss]ee|[Tt]ell|[Rr]ing|[Cc]all|[Ee]-?mail|[Pp]hone|[Tt]elephone|[Tt]ext|[Cc]ontact|[Nn]otify|[Ii]nform|(?:[Ss]peak|[Tt]alk|[Ww]rite|[Rr]eport|[Gg]o|[Gg]iven?|[Hh]and(?:ed)?|[Ss]ent?|[Rr]eturn(?:ed)?|[Tt]aken?|[Pp]assed|[Kk]nown) (?:\w+ ){0,3}?(?:to|with)|[Ff]rom|[Bb]y|[Vv]ia|[Tt]hrough) $/u;
/** The office that such a person holds, or the room in which they sit. */
const IN_OFFICE =
  /^(?:,? (?:in|at|from|on) (?:the |our )?(?:[\w-]+ ){0,2}(?:office|reception|kitchen|library|desk|finance|site team|front desk|medical room|team)\b|,? \((?:the |our )?[\w -]{0,20}(?:office|reception|kitchen|site|head|lead|manager|cook|caretaker|SENCO|bursar|secretary|clerk|team)\b|,? (?:our|the) (?:[\w-]+ ){0,2}(?:cook|caretaker|bursar|secretary|manager|clerk|nurse|receptionist|cleaner|technician|librarian|deputy|SENCO|head|administrator|driver|leader|assistant)\b)/i;
const EMAIL = /(?<![\p{L}\p{N}._-])(?<local>\p{L}+[._]\p{L}+(?:-\p{L}+)?)@(?=[\p{L}\p{N}])/gu;
/** `j.example@`, but not `d.officer@`. */
const OFFICES =
  /^(?:office|officer|admin|head|headteacher|clerk|chair|lead|safeguarding|finance|hr|it|data|protection|governors?|school|info|enquiries|reception|site|manager|team|support|senco|dsl|dpo|attendance|absence|payroll|lettings|library|kitchen)$/i;

/** Somebody is said to hold an office: `Your key person is Magda`, `our cook, Nobby,`. */
const HOLDS_OFFICE =
  /\b(?:key (?:person|people|worker)|cook|caretaker|receptionist|secretary|bursar|cleaner|nurse|librarian|technician|deputy|head|headteacher|manager|leader|lead|SENCO|DSL|chair|clerk|governor|teacher|teaching assistant|assistant|supervisor|site (?:manager|team)|first aider|childminder|driver|coach|tutor|mentor|administrator|officer|coordinator)s?(?: (?:in|of|for|on|at) [^.;,:]{2,40})?(?:,| is| are|:| is called| called| named|, who is) (?:\p{L}{3,}(?:,| and| or|, and) ){0,3}$/iu;
/** Whoever does something by trade, by the ending of the word: `the escort on the minibus, Doreen,`. */
const DOES_BY_TRADE =
  /\b(?:the|our|your) (?:[\p{L}-]+ )?(?!(?:young|old|learn|board|toddl|foster|moth|fath|broth|sist|daught|found|auth|memb|numb|paper|lett|post|eld|nev|oth|found|inn|out|upp|low|winn|speak|visit|swimm|read|oth)\p{L}*(?:er|or)\b)(?:\p{L}{3,}(?:er|or|ist|ant|ian)|escort|porter|chef|verger|guide|help|clerk|nurse|cook)(?: (?:in|of|for|on|at) [^.;,:]{2,30})?, $/iu;
/** Said to parents: whoever they are to turn to is not their child. */
const TO_PARENTS = /\byour (?:child|son|daughter|children)\b/i;

/** What somebody does at work, right after the name. */
const AT_WORK =
  /^ (?:(?:always|usually|also|then|will) )?(?:warms?|keeps?|holds?|has the (?:key|keys|list|book|code)|checks?|locks?|unlocks?|opens?|orders?|cleans?|cooks?|runs?|drives?|answers?|signs?|files?|prints?|posts?|sends?|counts?|mends?|tests?|teaches|leads?|looks after|does the|makes the|rings?|meets?|greets?|shows?|hands? (?:out|in|over)|gives? out|tells?|knows|decides?|deals? with)\b/u;
const SHE_OR_HE = /\b(?:she|he|her|him|hers|his)\b/i;

/** A first name alone, of somebody who works there; a child's may stand in the same words unless it is `sure`. */
export interface FirstName {
  readonly at: Words;
  readonly sure: boolean;
}

/** `Ask Sandra in the office`, `Shanice warms the milk`: by what is said of it a name shows whose it is. */
export function firstNamesIn({ text, prose, index: from }: Sentence): FirstName[] {
  return allMatches(ALONE, text).flatMap(({ index, groups }): FirstName[] => {
    const given = groups?.given ?? '';
    const small = given.toLowerCase();
    const before = text.slice(Math.max(0, index - 80), index);
    const after = text.slice(index + given.length);
    const isKnown = GIVEN_NAMES.has(small);
    // `Debs`: no word of a policy has a capital in the middle of a sentence for nothing.
    const isNickname =
      !isKnown &&
      /\p{Ll},? $/u.test(before) &&
      !BESIDE_NAMES.has(small) &&
      !NAMES_OF_THINGS.has(small) &&
      !IS_THING.test(after);
    if (!isKnown && !isNickname) return [];
    const isWord = WORDS_TOO.test(given);
    const inOffice = IN_OFFICE.test(after);
    const turned = TURNED_TO.test(before);
    const follows = `${after}${prose.text.slice(from + text.length, from + text.length + 60)}`;
    const one = (sure: boolean): FirstName[] => [{ at: [index, given.length], sure }];
    if (
      HOLDS_OFFICE.test(before) &&
      /^[.,;)]|^ (?:and|or|who|in|at|on)\b|^$/.test(after) &&
      (isKnown ? !isWord || SHE_OR_HE.test(follows) : SHE_OR_HE.test(follows))
    )
      return one(true);
    if (isNickname) return turned && inOffice ? one(true) : [];
    if (inOffice && (turned || index === 0 || !isWord)) return one(turned);
    if (turned && !isWord) return one(TO_PARENTS.test(text.slice(0, index)));
    if (DOES_BY_TRADE.test(before) && !isWord && /^,/.test(after)) return one(false);
    const opens = before === '' || /[;:,.] $|\b(?:and|then|when|while|if|as) $/.test(before);
    return opens && !isWord && AT_WORK.test(after) ? one(false) : [];
  });
}

/** `the Hub`, `Tapestry app`: no person. */
const IS_THING =
  /^ (?:app|system|portal|account|form|room|website|platform|group|team|page|software|scheme|service|unit|centre|office)\b|^['’]s\b/;

/** `ann.example@school.example`: an address that names its owner, unless it stands right behind that name: `Ann Example (a.example@school.example)`. */
export function namesInAddresses({ text }: Sentence, named: readonly WrittenName[]): Words[] {
  if (!text.includes('@')) return [];
  return allMatches(EMAIL, text).flatMap(({ index, groups }): Words[] => {
    const local = groups?.local ?? '';
    const [first = '', last = ''] = local.split(/[._]/);
    const isName = GIVEN_NAMES.has(first.toLowerCase()) || (first.length === 1 && last.length > 2);
    const isSaid = named.some(
      ({ index: from, length }) =>
        from < index &&
        /^\s?[(,:–—-]?\s?(?:at|on|e-?mail:?|by e-?mail at)?\s?$/i.test(text.slice(from + length, index)) &&
        text
          .slice(from, from + length)
          .toLowerCase()
          .endsWith(last.toLowerCase()),
    );
    return isName && !isSaid && !OFFICES.test(last) && !OFFICES.test(first) ? [[index, local.length]] : [];
  });
}

/** `Ask for Mrs P`: a title and one letter; Mr X is nobody. */
const TITLED_LETTER = /(?<![\p{L}])(?:Mrs?|Ms|Miss|Mx)\.? (?![XYZ])\p{Lu}(?![\p{L}.’'])/gu;

/** Those who are called by a title and the first letter of their name: everybody there knows who it is. */
export function titledLetters({ text }: Sentence): Words[] {
  if (!/\bM(?:rs?|s|iss|x)\b/.test(text)) return [];
  return allMatches(TITLED_LETTER, text).map(({ 0: words, index }): Words => [index, words.length]);
}
