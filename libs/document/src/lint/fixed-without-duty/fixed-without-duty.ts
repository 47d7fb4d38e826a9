import { walkNodes } from '../../find-node.ts';
import { firstLineOf, type Finding, type LintRule } from '../lint-rule.ts';
import { obliges } from './normative.ts';

/** A fixed clause that neither obliges, permits nor defines: there is nothing in it to hold anyone to. */
export const fixedWithoutDuty: LintRule = {
  id: 'fixed-without-duty',
  check: (desk) => {
    const words = new Map(desk.index.map((entry) => [entry.id, entry.words]));
    return walkNodes(desk.document.nodes).flatMap((node): Finding[] => {
      const own = words.get(node.id) ?? '';
      if (node.kind !== 'clause' || node.rule !== 'fixed' || node.children.length > 0 || own === '' || obliges(own))
        return [];
      const advice = 'Say who must, may or must not do what; or make the clause adaptable.';
      return [
        {
          severity: 'info',
          message: 'This fixed clause asks nothing of anyone.',
          advice,
          ...firstLineOf(desk, node.start),
        },
      ];
    });
  },
};
