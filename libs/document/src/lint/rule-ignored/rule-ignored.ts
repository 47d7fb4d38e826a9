import { walkNodes } from '../../find-node.ts';
import { firstLineOf, type Finding, type LintRule } from '../lint-rule.ts';

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
        },
      ];
    });
  },
};
