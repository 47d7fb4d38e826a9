import { writtenDuration } from '../fill/say-date.ts';
import { monthsOf } from '../recurrence/iso-duration.ts';
import { cycleEntry } from './front-matter-line.ts';
import { walkNodes } from '../find-node.ts';
import { findingIn, mend, type Finding, type LintDesk } from './lint-rule.ts';
import { settingsOf } from './settings-of.ts';
import { statedCycles } from './stated-cycles.ts';
import { findStatutoryPolicy, sourceOfStatutory, type StatutoryPolicy } from './statutory-policies.ts';

type Words = Pick<Finding, 'severity' | 'message' | 'advice'>;

/** Review cycles of a text, in its front matter or else in its words, that are longer than the one that its title calls for. */
export function longerCycles(
  desk: LintDesk,
  longestOf: (policy: StatutoryPolicy) => string | undefined,
  say: (policy: string, cycle: string, longest: string) => Words,
): Finding[] {
  const { title = '', review } = desk.document.frontMatter ?? {};
  const policy = findStatutoryPolicy(title, settingsOf(desk));
  const longest = policy && longestOf(policy);
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
