import { frontMatterLine } from '../front-matter-line.ts';
import { mend, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { settingsOf } from '../settings-of.ts';
import { findStatutoryPolicy, isArguablyStatutory, sourceOfStatutory } from '../statutory-policies.ts';

/** `statutory:` unlike what is known of policies with this title. A text that does not say is left alone. */
export const statutoryFlag: LintRule = {
  id: 'statutory-flag',
  check: (desk) => {
    const { title = '', statutory, legislation = [] } = desk.document.frontMatter ?? {};
    if (statutory === undefined) return [];
    const policy = findStatutoryPolicy(title, settingsOf(desk));
    if (!statutory && policy) {
      const whose = policy.earlyYears ? 'early years settings' : policy.academy ? 'schools' : 'maintained schools';
      return [
        say(desk, {
          severity: 'warning',
          message: `This says that \`${title}\` is not statutory; “${policy.name}” is expected of ${whose}.`,
          advice: 'Write `statutory: true`, or give `applies-to` the settings that it is not expected of.',
          source: sourceOfStatutory(policy),
        }),
      ];
    }
    if (statutory && !policy && legislation.length === 0 && !isArguablyStatutory(title)) {
      return [
        say(desk, {
          severity: 'info',
          message: `This says that \`${title}\` is statutory, but no law is named and the title is on no list of statutory policies.`,
          advice: 'Name the law under `legislation`, or write `statutory: false`.',
        }),
      ];
    }
    return [];
  },
};

function say(desk: LintDesk, words: Omit<Finding, 'start' | 'end'>): Finding {
  const { start, end } = frontMatterLine(desk, 'statutory');
  const written = /:\s*(true|false)\b/.exec(desk.document.text.slice(start, end));
  if (!written?.[1]) return { ...words, start, end };
  const to = start + written.index + written[0].length;
  const other = written[1] === 'true' ? 'false' : 'true';
  const splice = { start: to - written[1].length, end: to, text: other };
  return { ...words, start, end, ...mend([splice], false, `Write statutory: ${other}`) };
}
