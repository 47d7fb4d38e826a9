import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';

const DOTTED = /…{2,}|\.{4,}|(?:\.\s){4,}|_{3,}/g;
const BRACKETED =
  /[[<](?:please\s+)?(?:insert|enter|add|type|delete|complete|your|name of|school name|name of school|name|date|tbc)\b[^\]>\n]{0,80}[\]>]/gi;
const TO_COME = /(?<![\p{L}\p{N}])(?:TBC|TBA|TBD|XX+|to be confirmed|lorem ipsum)(?![\p{L}\p{N}])/giu;

/** Dotted lines, `[insert name]` and `TBC`: what should be a blank, or be known by now. */
export const placeholder: LintRule = {
  id: 'placeholder',
  check: ({ prose }) =>
    prose.flatMap((block) => [
      ...matches(
        block,
        DOTTED,
        'error',
        'This is a line to write on.',
        'Write `:blank[id]` and define the blank, so that it can be asked for.',
      ),
      ...matches(
        block,
        BRACKETED,
        'error',
        'This is a place-holder.',
        'Write `:blank[id]`, or `:org[name]` for the name of the organisation.',
      ),
      ...matches(block, TO_COME, 'warning', 'This is still to come.', 'Write what is meant, or a blank.'),
    ]),
};

function matches(
  block: Prose,
  pattern: RegExp,
  severity: Finding['severity'],
  message: string,
  advice: string,
): Finding[] {
  return [...block.text.matchAll(pattern)].map((match) =>
    findingIn(block, match.index, match[0].length, { severity, message, advice }),
  );
}
