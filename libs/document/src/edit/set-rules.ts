import type { PolicyDocument, PolicyNode, Rule, Splice } from '../types.ts';
import { walkNodes } from '../find-node.ts';
import { applySplices } from '../splices.ts';

type RuleById = Readonly<Record<string, Rule>>;

/** Gives each named part the rule said as its effective one, and leaves every other part's effective rule as it is. */
export function setRules(document: PolicyDocument, rules: RuleById): string {
  const own: Record<string, Rule> = {};
  const visit = (node: PolicyNode, around: Rule): void => {
    const wanted = (Object.hasOwn(rules, node.id) ? rules[node.id] : undefined) ?? node.rule;
    // A rule written on the part holds against what it would inherit; without one it follows what is around it.
    if ((node.attributes.rule ?? around) !== wanted) own[node.id] = wanted;
    node.children.forEach((child) => visit(child, wanted));
  };
  document.nodes.forEach((node) => visit(node, 'adaptable'));
  return writeOwnRules(document, own);
}

/** Writes the rule that stands on the parts themselves; null takes it away, so that the part inherits. */
export function writeOwnRules(document: PolicyDocument, rules: Readonly<Record<string, Rule | null>>): string {
  const splices = walkNodes(document.nodes).flatMap((node): Splice[] => {
    const rule = Object.hasOwn(rules, node.id) ? rules[node.id] : undefined;
    return rule === undefined || rule === (node.attributes.rule ?? null) ? [] : [openingSplice(document, node, rule)];
  });
  return applySplices(document.text, splices);
}

const BRACES = /\{([^{}]*)\}[ \t]*$/;
const OWN_RULE = /\s*\brule=(?:"[^"]*"|'[^']*'|[^\s}]+)/;

function openingSplice({ text }: PolicyDocument, node: PolicyNode, rule: Rule | null): Splice {
  const line = /[^\r\n]*/.exec(text.slice(node.start))?.[0] ?? '';
  const written = rule === null ? '' : ` rule=${rule}`;
  const inside = BRACES.exec(line)?.[1];
  const opening =
    inside === undefined
      ? `${line.trimEnd()}${node.kind === 'section' || node.kind === 'appendix' ? ' ' : ''}{${written.trim()}}`
      : line.replace(BRACES, () => `{${`${inside.replace(OWN_RULE, '')}${written}`.trim()}}`);
  return { start: node.start, end: node.start + line.length, text: opening.replace(/[ \t]*\{\}$/, '') };
}
