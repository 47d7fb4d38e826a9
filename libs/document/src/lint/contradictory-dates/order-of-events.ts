import type { Finding } from '../lint-rule.ts';
import { stemsOf } from '../stems.ts';
import { laterOf, ORDER, sayOf, type DatedEvent } from './dated-events.ts';

/** `on 4 May 2027, a week before the hearing`. */
const AFTER_DATE =
  /^,?\s*(?:(?:that is|i\.e\.),?\s*)?(?:[\w-]+ (?:(?:working|school) )?(?:days?|weeks?|months?|terms?) )?(?<word>after|following|before|ahead of|prior to) (?<what>(?:the|its|our|their) [^,.;:()]{3,50}?)(?=[,.;:()]|$)/i;
/** What may be any event: which one, the rest of the sentence says. */
const VAGUE = stemsOf('meeting date day decision event evening morning time week term');
/** No text tells more of what comes after what. */
const MOST = 100;

interface Order {
  readonly event: DatedEvent;
  readonly isAfter: boolean;
  readonly what: string;
  readonly stems: readonly string[];
}

/** Dates that lie before what the text says they come after, or after what they come before. */
export function eventsOutOfOrder(events: readonly DatedEvent[]): Finding[] {
  return events
    .flatMap(ordersOf)
    .slice(0, MOST)
    .flatMap((order): Finding[] => {
      const bases = events.filter((base) => base !== order.event && isMeant(base, order));
      const [base] = bases;
      if (!base || !bases.every((one) => contradicts(order, one))) return [];
      const { event, isAfter, what } = order;
      const last = laterOf(event, base);
      const side = isAfter ? 'after' : 'before';
      return [sayOf(last, `\`${event.words}\` is said to be ${side} ${what}, which is \`${base.words}\`.`)];
    });
}

function ordersOf(event: DatedEvent): Order[] {
  const before = [...event.lead.matchAll(ORDER)].at(-1)?.groups;
  const after = AFTER_DATE.exec(event.tail)?.groups;
  return [before, after].flatMap((said): Order[] => {
    const what = said?.what?.trim() ?? '';
    const stems = [...stemsOf(what)];
    if (stems.length === 0 || /\d/.test(what)) return [];
    return [
      { event, isAfter: /^(?:after|follow\w+|once|not before|no earlier than)$/i.test(said?.word ?? ''), what, stems },
    ];
  });
}

function isMeant(base: DatedEvent, { event, stems }: Order): boolean {
  const telling = stems.filter((stem) => !VAGUE.has(stem));
  if (telling.length > 0) return telling.every((stem) => base.stems.has(stem));
  if (stems.every((stem) => base.stems.has(stem))) return true;
  return [...stemsOf(event.sentence.replace(ORDER, ' '))].some((stem) => base.stems.has(stem));
}

function contradicts({ event, isAfter }: Order, base: DatedEvent): boolean {
  return isAfter ? event.to < base.from : event.from > base.to;
}
