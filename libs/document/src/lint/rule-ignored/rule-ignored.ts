import { walkNodes } from '../../find-node.ts';
import { firstLineOf, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';

/** A `rule=` in a school's text that is not the edition's: the edition's counts. */
export const ruleIgnored: LintRule = {
  id: 'rule-ignored',
  check: (desk) => {
    const { document, edition } = desk;
    if (!edition) return [];
    const originals = new Map(walkNodes(edition.nodes).map((node) => [node.id, node]));
    return walkNodes(document.nodes).flatMap((node): Finding[] => {
      const original = originals.get(node.id);
      const written = node.attributes.rule;
      if (!original || written === undefined || original.rule === written) return [];
      const message = `This part is ${original.rule} in the template; \`${written}\` here is not looked at.`;
      return [
        {
          severity: 'info',
          message,
          advice: 'Leave `rule=` as the template has it.',
          ...firstLineOf(desk, node.start),
          ...withoutRule(desk, node.start),
        },
      ];
    });
  },
};

/** The template's rule counts whatever is written: taking `rule=` out changes nothing. */
function withoutRule(desk: LintDesk, from: number): Pick<Finding, 'fix'> {
  const { start, end } = firstLineOf(desk, from);
  const line = desk.document.text.slice(start, end);
  const written = / +rule=(?:"[^"]*"|[\w-]+)(?=[ }])/.exec(line) ?? /(?<=\{)rule=(?:"[^"]*"|[\w-]+) +/.exec(line);
  if (!written) return {};
  return { fix: [{ start: start + written.index, end: start + written.index + written[0].length, text: '' }] };
}
