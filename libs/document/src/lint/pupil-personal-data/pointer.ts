import { tellsOfPupils } from './facts-of-pupils.ts';
import { isMuchTold } from './told-of-a-child.ts';

/** A class, a room, a boarding house: few enough to be known in. */
export const GROUP =
  "(?:(?:[Yy]ear|[Yy]r|[Cc]lass|[Ff]orm|[Ss]et|Room|Unit|Table) ?\\d{1,2}\\p{Lu}?|(?:[Yy]ear|[Cc]lass|[Ff]orm) (?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Tt]hirteen)\\b(?! of\\b)|\\d{1,2}\\p{Lu}\\b|Reception|Nursery|Pre-school|(?:the )?(?:Saint |St\\.? )?\\p{Lu}\\p{L}+(?:[’']s)? (?:[Cc]lass|[Rr]oom|[Gg]roup|[Hh]ouse|[Dd]ormitory|[Ff]orm)|(?:the )?(?:[Dd]ormitory|[Dd]orm|[Rr]oom|[Bb]ed|[Cc]abin|[Ff]lat) (?:\\d{1,2}|[A-Z])\\b|the (?:lower|upper) (?:sixth|fifth)|the (?:baby|babies[’']|toddlers?[’']?|tweenies|nursery|pre-school|reception|infants?|junior|nurture|sensory|resource|autism|language|hearing|sixth[- ]form) (?:room|class|group|unit|base|centre|house)|\\p{Lu}\\p{Ll}+s(?= (?:who|whose|with|was|were|is|has|had|came|got|lost)\\b))";
/** One who is taught or minded, or has an office among them. */
export const CHILD =
  '(?:boy|girl|pupil|student|child|boarder|learner|toddler|baby|user|sufferer|refugee|Traveller|candidate|head (?:boy|girl)|prefect|captain|six(?:th)?[- ]former)';
/** Children of one family. */
export const KIN = '(?:sisters?|brothers?|twins?|triplets|cousins|siblings|brother and sister)';
/** How words end that say which country or faith somebody is of. */
export const OF_ORIGIN =
  'ish|ian|ese|ean|can|ani|aqi|ali|slim|ewish|indu|ikh|ench|eek|utch|han|ban|tholic|man|rab|oma|eller|urd';
/** `who wins`, `who is absent`: another one each time. */
export const OF_WHOEVER =
  /^,? who (?:wins?|(?:is|are) (?:absent|late|first|last|next|ready|chosen|elected|picked|asked|named|on duty)|comes? (?:first|last)|arrives?|finish(?:es)?|scores?|(?:gets?|has|have) the most|leads?|(?:carry|carries) the|reads? the|rings? the)\b/u;

/** How a child is pointed to, and what has to be told beside it for somebody to be meant. */
export interface Pointer {
  readonly pattern: RegExp;
  readonly isMeant: (words: string, after: string, text: string) => boolean;
}

/** Whether words tell what a policy tells of children and of few others. */
export const isFact = (words: string): boolean => tellsOfPupils(words) || isMuchTold(words);

/** What is said of somebody before the next statement begins. */
export function clauseOf(after: string): string {
  return /^[^.;:]*/.exec(after)?.[0] ?? '';
}
