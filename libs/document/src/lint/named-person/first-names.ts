import { GIVEN_NAMES } from '../given-names.ts';
import type { Sentence } from '../sentences.ts';

type Words = readonly [index: number, length: number];

/** Given names that are words as well: alone they name nobody. */
const WORDS_TOO =
  /^(?:will|mark|may|rose|grace|faith|dawn|joy|jean|bill|rob|sue|pat|art|april|june|august|summer|ivy|holly|heather|hazel|daisy|lily|olive|iris|violet|ruby|amber|jade|pearl|eve|hope|grant|guy|frank|dale|glen|gene|jack|harry|max|miles|victor|norm|pip|ray|rod|dot|val|win|sandy|penny|poppy|rowan|robin|basil|clement|drew|earl|ernest|gay|gaynor|jasmine|rosemary|mercy|patience|prudence|constance|florence|victoria|georgia|charlotte|sydney|chelsea|paris|devon|logan|mason|tyler|bailey|lee|ross|craig|duncan|kit|ash|ben|tom|nick|chase|chip|christian|angel|angela|alexa|siri|tara|aria|nova|stella|arthur|george|david|andrew|patrick|nicholas|martin|alban|francis|clare|helen|margaret|mary|john|paul|peter|luke|matthew|thomas|james|michael|joseph|anne|ann|catherine|elizabeth|edmund|edward|william|oliver|henry)$/i;
const ALONE = /(?<![\p{L}’'.@-])(?<given>\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}’'-]*[\p{L}-])(?! \p{Lu})/gu;
/** Whoever is turned to. */
const TURNED_TO =
  /\b(?:[Aa]sk|[Ss]ee|[Tt]ell|[Rr]ing|[Cc]all|[Ee]-?mail|[Pp]hone|[Tt]ext|[Cc]ontact|[Nn]otify|[Ii]nform|(?:[Ss]peak|[Tt]alk|[Ww]rite|[Rr]eport|[Gg]o|[Gg]iven?|[Hh]and(?:ed)?|[Ss]ent?|[Rr]eturn(?:ed)?|[Tt]aken?|[Pp]assed) (?:\w+ ){0,3}?(?:to|with)|[Ff]rom|[Bb]y|[Vv]ia|[Tt]hrough) $/u;
/** The office that such a person holds, or the room in which they sit. */
const IN_OFFICE =
  /^(?:,? (?:in|at|from|on) (?:the |our )?(?:[\w-]+ ){0,2}(?:office|reception|kitchen|library|desk|finance|site team|front desk|medical room|team)\b|,? \((?:the |our )?[\w -]{0,20}(?:office|reception|kitchen|site|head|lead|manager|cook|caretaker|SENCO|bursar|secretary|clerk|team)\b|,? (?:our|the) (?:[\w-]+ ){0,2}(?:cook|caretaker|bursar|secretary|manager|clerk|nurse|receptionist|cleaner|technician|librarian|deputy|SENCO|head|administrator|driver|leader|assistant)\b)/i;
const EMAIL = /(?<![\p{L}\p{N}._-])(?<local>\p{L}+[._]\p{L}+(?:-\p{L}+)?)@(?=[\p{L}\p{N}])/gu;
/** `j.example@`, but not `d.officer@`. */
const OFFICES =
  /^(?:office|officer|admin|head|headteacher|clerk|chair|lead|safeguarding|finance|hr|it|data|protection|governors?|school|info|enquiries|reception|site|manager|team|support|senco|dsl|dpo|attendance|absence|payroll|lettings|library|kitchen)$/i;

/** `Ask Sandra in the office`: a first name alone, of somebody who works there. */
export function firstNamesIn({ text }: Sentence): Words[] {
  return [...text.matchAll(ALONE)].flatMap(({ index, groups }): Words[] => {
    const given = groups?.given ?? '';
    if (!GIVEN_NAMES.has(given.toLowerCase())) return [];
    const inOffice = IN_OFFICE.test(text.slice(index + given.length));
    const turned = TURNED_TO.test(text.slice(Math.max(0, index - 60), index));
    return (inOffice && (turned || index === 0 || !WORDS_TOO.test(given))) || (turned && !WORDS_TOO.test(given))
      ? [[index, given.length]]
      : [];
  });
}

/** `ann.example@school.example`: an address that names its owner. */
export function namesInAddresses({ text }: Sentence): Words[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(EMAIL)].flatMap(({ index, groups }): Words[] => {
    const local = groups?.local ?? '';
    const [first = '', last = ''] = local.split(/[._]/);
    const isName = GIVEN_NAMES.has(first.toLowerCase()) || (first.length === 1 && last.length > 2);
    return isName && !OFFICES.test(last) && !OFFICES.test(first) ? [[index, local.length]] : [];
  });
}
