import type { List, Root } from 'mdast';
import type { Finding } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import { sayOf, type DatedEvent } from './dated-events.ts';

/** Two points may be numbered for other reasons than their order in time. */
const FEWEST_STEPS = 3;
/** What has been, or what comes round, needs no order. */
const IN_NO_ORDER = /\b(?:was|were|had|since|born|dated|last|previous|each|every|version|edition|issued|published)\b/i;

/** Numbered steps, each with one date, of which one lies before the step that it follows. */
export function stepsInReverse(tree: Root, events: readonly DatedEvent[]): Finding[] {
  return nodesOf(tree, 'list').flatMap((list): Finding[] => {
    const steps = list.ordered === true ? datesOfSteps(list, events) : [];
    if (steps.length < FEWEST_STEPS) return [];
    const late = steps.filter((step, at) => step.to < (steps[at - 1]?.from ?? ''));
    const [first, ...more] = late;
    const before = first && steps[steps.indexOf(first) - 1];
    if (!first || !before || more.length > 0) return [];
    return [sayOf(first, `This step is of \`${first.words}\`, the one before it of \`${before.words}\`.`)];
  });
}

/** The date of each item; none when an item has no date, several, or speaks of what has been. */
function datesOfSteps(list: List, events: readonly DatedEvent[]): readonly DatedEvent[] {
  const found: DatedEvent[] = [];
  for (const { position } of list.children) {
    const [from = 0, to = 0] = [position?.start.offset, position?.end.offset];
    const own = events.filter(({ prose }) => from <= prose.start && prose.start < to);
    const [event] = own;
    if (!event || own.length > 1 || IN_NO_ORDER.test(event.sentence)) return [];
    found.push(event);
  }
  return found;
}
