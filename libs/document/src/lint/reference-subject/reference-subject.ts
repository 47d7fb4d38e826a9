import { walkNodes } from '../../find-node.ts';
import type { PolicyNode } from '../../types.ts';
import { mend, type Finding, type LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';
import { claimsOf } from './claims.ts';
import { otherSubject } from './other-subject.ts';
import { ownTitle } from '../own-title.ts';
import { referencesIn, titleName, type Reference } from './references-in.ts';
import { subjectsOf, type Subjects } from './subjects.ts';

/** With fewer parts there is nothing to mistake. */
const FEWEST_PARTS = 3;

/** A reference that says what it leads to, while its target is about something else and another part is about that. */
export const referenceSubject: LintRule = {
  id: 'reference-subject',
  check: (desk) => {
    const parts = walkNodes(desk.document.nodes).filter(({ kind }) => kind !== 'preamble');
    if (parts.length < FEWEST_PARTS) return [];
    const byName = new Map(
      parts.flatMap((part) =>
        [part.number, part.id, titleName(ownTitle(part, desk.document))]
          .filter(Boolean)
          .map((name) => [name, part] as const),
      ),
    );
    let subjects: Subjects | undefined;
    return desk.prose
      .filter(({ kind }) => kind !== 'heading')
      .flatMap((block) => sentencesOf(block))
      .flatMap((sentence) =>
        referencesIn(sentence, byName, desk).flatMap((reference): Finding[] => {
          const before = sentence.text.slice(0, reference.index);
          const claims = claimsOf(before, sentence.text.slice(reference.index + reference.length));
          if (claims.length === 0) return [];
          subjects ??= subjectsOf(parts, desk);
          const meant = otherSubject(claims, reference.part, subjects, sentence);
          return meant ? [say(reference, meant.part)] : [];
        }),
      );
  },
};

function say({ part, start, end }: Reference, meant: PolicyNode): Finding {
  const name = ({ number, title }: PolicyNode): string => [number, title].filter(Boolean).join(' ');
  return {
    severity: 'warning',
    message: `What is said here is not the subject of “${name(part)}”, to which this leads, but of “${name(meant)}”.`,
    advice: `Write \`:see[${meant.id}]\` if that is meant; else reword the sentence.`,
    start,
    end,
    ...mend([{ start, end, text: `:see[${meant.id}]` }], false, `Write :see[${meant.id}]`),
  };
}
