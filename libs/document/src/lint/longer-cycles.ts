import { writtenDuration } from '../fill/say-date.ts';
import { monthsOf } from '../recurrence/iso-duration.ts';
import { cycleEntry } from './front-matter-line.ts';
import { walkNodes } from '../find-node.ts';
import { findingIn, mend, type Finding, type LintDesk } from './lint-rule.ts';
import { namedCycles } from './named-cycles.ts';
import { settingsOf } from './settings-of.ts';
import { statedCycles } from './stated-cycles.ts';
import { findStatutoryPolicy, sourceOfStatutory, type StatutoryPolicy } from './statutory-policies.ts';

type Words = Pick<Finding, 'severity' | 'message' | 'advice'>;

/** Whether a cycle is law or guidance. */
export type CycleKind = 'required' | 'recommended';

/** The longest cycle that a policy may have, or should; a required one leaves nothing to recommend. */
export function longestOf({ requiredCycle, recommendedCycle }: StatutoryPolicy, kind: CycleKind): string | undefined {
  if (kind === 'required') return requiredCycle;
  return requiredCycle === undefined ? recommendedCycle : undefined;
}

/**
 * Review cycles that are longer than the policy calls for: those of a text, in its front matter or its words, by its title, and those
 * that it gives of policies by their names, as a list of all policies does.
 */
export function longerCycles(
  desk: LintDesk,
  kind: CycleKind,
  say: (policy: string, cycle: string, longest: string) => Words,
): Finding[] {
  const own = ofItself(desk, kind, say);
  const seen = new Set(own.map(({ end }) => end));
  return [...own, ...ofNamed(desk, kind, say).filter(({ end }) => !seen.has(end))];
}

function ofItself(
  desk: LintDesk,
  kind: CycleKind,
  say: (policy: string, cycle: string, longest: string) => Words,
): Finding[] {
  const { title = '', review } = desk.document.frontMatter ?? {};
  const policy = findStatutoryPolicy(title, settingsOf(desk));
  const longest = policy && longestOf(policy, kind);
  if (!policy || longest === undefined) return [];
  const words = {
    ...say(policy.name, writtenDuration(longest).replace(/^1 /, ''), longest),
    source: sourceOfStatutory(policy),
  };
  const most = monthsOf(longest);
  const entry = review && monthsOf(review.every) > most ? [{ ...words, ...cycleEntry(desk, longest) }] : [];
  return [
    ...entry,
    ...statedCycles(desk, true)
      .filter(({ months }) => months > most)
      .map(({ prose, index, words: cycle }) => findingIn(prose, index, cycle.length, words)),
    ...dutiesLonger(desk, most, longest).map((place) => ({ ...words, ...place })),
  ];
}

/** What a text says of policies by their names: a list of all policies, a section on another one. */
function ofNamed(
  desk: LintDesk,
  kind: CycleKind,
  say: (policy: string, cycle: string, longest: string) => Words,
): Finding[] {
  return namedCycles(desk, settingsOf(desk), (policy) => longestOf(policy, kind), kind).flatMap(
    ({ policy, prose, index, words, months }) => {
      const longest = longestOf(policy, kind) ?? 'P0Y';
      if (months <= monthsOf(longest)) return [];
      const cycle = writtenDuration(longest).replace(/^1 /, '');
      return [
        findingIn(prose, index, words.length, {
          ...say(policy.name, cycle, longest),
          advice: `Write every ${cycle}, or a shorter cycle.`,
          source: sourceOfStatutory(policy),
        }),
      ];
    },
  );
}

const REVIEWS_TEXT =
  /\brevi(?:ew|se|sit)|\breconsider|\brenew|\bup to date\b|\blooks? (?:again )?at (?:this|the|it)\b|\bre-?(?:adopt|approve|read|write)/i;
const OF_THIS_TEXT =
  /\b(?:this|the|our|whole|these) (?:whole |entire |full )?(?:policy|plan|procedures?|arrangements|objectives|document|text|report|statement|information)\b|\breviews? (?:it|them)\b/i;

/** Duties to review the text, `:::duty{every=P2Y}`, that come round less often than it has to be reviewed. */
function dutiesLonger(
  { document }: LintDesk,
  most: number,
  longest: string,
): Pick<Finding, 'start' | 'end' | 'suggestions'>[] {
  return walkNodes(document.nodes).flatMap((node) => {
    const { every = '' } = node.attributes;
    if (node.kind !== 'duty' || monthsOf(every) <= most) return [];
    const said = document.text.slice(node.bodyStart, node.bodyEnd);
    if (!REVIEWS_TEXT.test(said) || !OF_THIS_TEXT.test(said)) return [];
    const head = document.text.slice(node.start, node.bodyStart);
    const at = head.indexOf(every);
    if (at < 0) return [];
    const start = node.start + at;
    const splice = { start, end: start + every.length, text: longest };
    return [{ start, end: splice.end, ...mend([splice], false, `Write every=${longest}`) }];
  });
}
