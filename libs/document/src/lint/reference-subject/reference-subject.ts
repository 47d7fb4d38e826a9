import { walkNodes } from '../../find-node.ts';
import type { PolicyNode } from '../../types.ts';
import { mend, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { stemsOf } from '../stems.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { claimsOf } from './claims.ts';
import { isNamedOtherwise } from './named-beside.ts';
import { otherSubject } from './other-subject.ts';
import { MANY_PARTS } from './clearly-other.ts';
import { PASSING } from './near-subject.ts';
import { isOneMatter } from './same-matter.ts';
import { leadsAstray, saidAround, type ReferenceSaid } from './unrelated.ts';
import { cellContextOf } from '../table-context.ts';
import { ownTitle } from '../own-title.ts';
import { referencesIn, sentencesThatMayRefer, titleName, type Reference } from './references-in.ts';
import { typedParts } from '../typed-parts.ts';
import { subjectsOf, type Subject, type Subjects } from './subjects.ts';

/** With fewer parts there is nothing to mistake. */
const FEWEST_PARTS = 1;

/**
 * A reference that says what it leads to, while its target is about something else and another part is about that. Nothing is wrong
 * when the target is about it in other words, when it tells what follows from it (a breach, a complaint, an appeal), when the sentence
 * speaks of several subjects, or of what is done in the same way elsewhere.
 */
export const referenceSubject: LintRule = {
  id: 'reference-subject',
  check: (desk) =>
    referencesSaid(desk).flatMap((one): Finding[] => {
      const { said, subjects, isLeftAlone } = one;
      const { reference, before } = said;
      const meant = wordsFind(one);
      if (meant)
        return isAForm(reference.part, before, meant.part) ||
          (subjects().subjects.length > MANY_PARTS && isSaidOtherwise(said, meant))
          ? []
          : [say(reference, meant.part)];
      if (isNamedOtherwise(said, subjects())) return [sayForeign(reference)];
      if (isLeftAlone) return [];
      const target = desk.document.text.slice(reference.part.start, reference.part.end);
      const astray = leadsAstray(said, subjects(), target);
      if (!astray || isSaidOtherwise(said, astray.meant)) return [];
      if (A_FORM.test(before) && LIKE_A_FORM.test(target)) return [];
      return [astray.meant ? say(reference, astray.meant.part) : sayForeign(reference)];
    }),
};

interface OneReference {
  readonly said: ReferenceSaid;
  readonly sentence: Sentence;
  readonly subjects: () => Subjects;
  /** Its target tells what follows from anything. */
  readonly isLeftAlone: boolean;
}

/** The part that a reference is about by the words that are used, when its target is not. */
export function wordsFind({
  said: { reference, before, claims },
  sentence,
  subjects,
}: OneReference): Subject | undefined {
  return claims.length > 0 ? otherSubject(claims, reference, subjects(), sentence, before) : undefined;
}

/** All references of a text with what is said of them; what its parts are about is read when it is first asked for. */
export function referencesSaid(desk: LintDesk): OneReference[] {
  const marked = walkNodes(desk.document.nodes).filter(({ kind }) => kind !== 'preamble');
  const typed = marked.length < FEWEST_PARTS ? typedParts(desk) : [];
  const parts = typed.length > 0 ? typed : marked;
  if (parts.length < FEWEST_PARTS) return [];
  const byName = new Map(
    parts.flatMap((part) =>
      [
        typedNumber(part) ?? part.number,
        part.id,
        titleName(typed.length > 0 ? part.title : ownTitle(part, desk.document).replace(TYPED_NUMBER, '')),
      ]
        .filter(Boolean)
        .map((name) => [name, part] as const),
    ),
  );
  let found: Subjects | undefined;
  const subjects = (): Subjects => (found ??= subjectsOf(parts, desk, typed.length > 0 ? innermost(parts) : undefined));
  return desk.prose
    .filter(({ kind }) => kind !== 'heading')
    .flatMap((block) => sentencesThatMayRefer(block))
    .flatMap((sentence) =>
      referencesIn(sentence, byName, desk).map((reference, _, { length }) => {
        const before = `${saidBefore(sentence)}${sentence.text.slice(0, reference.index)}`;
        const after = sentence.text.slice(reference.index + reference.length);
        const claims = claimsOf(before, after, length === 1).filter(
          ({ isPlain }) => !tellsWhatFollows(reference.part) || (isPlain && !TELLS_OF_A_BREACH.test(before)),
        );
        const isLeftAlone = claims.length === 0 && tellsWhatFollows(reference.part);
        return {
          said: { reference, before, after, claims, at: sentence.prose.start },
          sentence,
          subjects,
          isLeftAlone,
        };
      }),
    );
}

/** Whether the title of the target says in other words what is said here, when no other part has these words in its title. */
function isSaidOtherwise({ before, after, reference }: ReferenceSaid, meant: Subject | undefined): boolean {
  const around = saidAround(before, after);
  if (meant && [...stemsOf(around)].some((stem) => meant.title.has(stem) && !PASSING.has(stem))) return false;
  return isOneMatter(around, reference.part.title);
}

/** What follows from anything: a sentence on whatever subject may lead there. */
const WHAT_FOLLOWS =
  /\b(?:disciplin\w*|sanctions?|consequences?|breach(?:es)? of (?:this|the (?:policy|code|rules))|non-compliance|(?:mis)?conduct proceedings|(?:not|what) (?:being )?follow\w*|complain(?:t|ts|ing)|appeals?|grievances?|dismissals?|enforcement|remed(?:y|ies)|penalt(?:y|ies))\b/i;
const TELLS_OF_A_BREACH =
  /\b(?:breach\w*|misconduct|disciplin\w+|dismiss\w+|sanctions?|unhappy|grumbl\w+|complain\w*|ignor\w+|fail\w*|broke|break\w*)\b/i;

/** `The form (Appendix 1)`: a form is what many an appendix is, whatever its title; only another appendix can be meant. */
function isAForm(target: PolicyNode, before: string, meant: PolicyNode | undefined): boolean {
  return target.kind === 'appendix' && meant?.kind !== 'appendix' && A_FORM.test(before);
}

const A_FORM = /\b(?:forms?|templates?|checklists?|sheets?|flow ?charts?|letters?)\b[^.;:]{0,60}$/i;

/** What is to be filled in or sent: it need not say what it is for. */
const LIKE_A_FORM =
  /_{3,}|\.{4,}|☐|:blank\[|\b(?:Dear|Yours|Signed|Signature)\b|\b(?:Name|Date|Address|Class)\b[^.\n]{0,30}(?::|$)|\bI (?:agree|give|confirm|understand|wish|consent)\b/m;

function tellsWhatFollows({ kind, title }: PolicyNode): boolean {
  return kind !== 'clause' && WHAT_FOLLOWS.test(title);
}

/** What stands before a sentence that says nothing but where to look: the question before it, or the head of its row. */
function saidBefore({ prose, index, text }: Sentence): string {
  if (!SAYS_WHERE.test(text)) return '';
  const row = cellContextOf(prose)?.row ?? '';
  if (index === 0) return row === '' ? '' : `${row}: `;
  const before = sentencesOf(prose).findLast((one) => one.index < index);
  return before ? `${before.text.replace(/[.?!]+$/, '')}: ` : '';
}

/** `See section 3.`, `This is in section 3`. */
const SAYS_WHERE =
  /^\W*(?:(?:please )?(?:see|read|turn to|look (?:in|at|under)|use|follow|go to)|(?:this|that|it|the answer|the rule|more|all of this) (?:is|stands|can be found|is (?:set out|told|answered|dealt with|explained|found)) (?:in|under|by|at))?\W*(?:(?:section|clause|part|paragraph|appendix|step|point|no\.?)\W*)?(?:[\d.]+|[A-H]|\uFFFC|[“"][^”"]{2,60}[”"])?\W*$/iu;

/** A number or a letter that somebody has typed before a title. */
const TYPED_NUMBER =
  /^(?:(?:section|part|step|clause|§)\s*)?(?<number>\d{1,2}(?:\.\d{1,2}){0,2}|[A-H](?=[.):]))[.):]?\s+[-–—]?\s*(?=\p{Lu})/iu;

function typedNumber({ title }: PolicyNode): string | undefined {
  return TYPED_NUMBER.exec(title)?.groups?.number?.toUpperCase();
}

/** The last of the parts, which are in order, that holds an offset. */
function innermost(parts: readonly PolicyNode[]): (offset: number) => PolicyNode | undefined {
  return (offset) => parts.findLast(({ start, end }) => start <= offset && offset < end);
}

function name({ number, title }: PolicyNode): string {
  return [number, title].filter(Boolean).join(' ');
}

function sayForeign({ part, start, end }: Reference): Finding {
  return {
    severity: 'warning',
    message: `“${name(part)}”, to which this leads, says nothing of what is said here.`,
    advice: 'Refer to the part that is meant, or reword the sentence.',
    start,
    end,
  };
}

function say({ part, start, end }: Reference, meant: PolicyNode): Finding {
  return {
    severity: 'warning',
    message: `What is said here is not the subject of “${name(part)}”, to which this leads, but of “${name(meant)}”.`,
    advice:
      meant.id === ''
        ? `Write the number of that part, ${meant.number}, if it is meant; else reword the sentence.`
        : `Write \`:see[${meant.id}]\` if that is meant; else reword the sentence.`,
    start,
    end,
    ...(meant.id === '' ? {} : mend([{ start, end, text: `:see[${meant.id}]` }], false, `Write :see[${meant.id}]`)),
  };
}
