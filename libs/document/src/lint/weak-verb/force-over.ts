import { partFinder } from '../../read/reading.ts';
import type { PolicyNode } from '../../types.ts';
import { byWord } from '../by-word.ts';
import type { LintDesk } from '../lint-rule.ts';
import { cellContextOf } from '../table-context.ts';
import { ownTitle } from '../own-title.ts';
import { boldLeadIn, lineTitles } from './line-titles.ts';
import type { Prose } from '../prose.ts';

/** Why what stands in a block has to be a duty: the title over it says so, or its clause is fixed. */
export interface Force {
  readonly title?: string;
}

const ACTOR =
  /^(?:the |an? |our |your |each |every |all |any )?(?:\p{L}+ )?(?<who>office|school|academy|nursery|trust|council|parent|carer|famil(?:y|ie)|headteacher|principal|manager|governor|governing body|board|clerk|teacher|pupil|student|volunteer|contractor|hirer|driver|visitor|employee|worker|leader|nurse|cook|caretaker|trustee|claimant|applicant|complainant|customer|supplier)s?\b/iu;

/** `What drivers must do`, `Duties of the trust`: who is bound. */
const BOUND =
  /\bwhat (?<who>[\p{L} ]{3,40}?) (?:must|shall|is required to|are required to)\b|\b(?:duties|obligations|responsibilities) of (?:the |an? |our )?(?<of>[\p{L} ]{3,40})/iu;

/** Whether a title says what somebody must do, and a sentence, by its first words, what somebody else should. */
export function isOfSomebodyElse(title: string, sentence: string): boolean {
  const { who, of } = BOUND.exec(title)?.groups ?? {};
  const bound = who ?? of;
  const actor = ACTOR.exec(sentence)?.groups?.who;
  if (bound === undefined || actor === undefined || !ACTOR.test(bound)) return false;
  return !bound.toLowerCase().includes(actor.toLowerCase());
}

const OBLIGES =
  /\b(?:(?<!\ba )must(?!-)|shall|(?:has|have) to|mandatory|compulsory|(?<!\b(?:if|as|when|where) )required|requirements?|never|obliged|obligations?|obligatory|requires?|prohibited|prohibitions?|not (?:allowed|permitted|optional)|non-negotiable|statutory (?:checks?|training|tests?|returns?|records?)|without exception|forbidden|banned|bans?|mandated|by law|strictly|(?:rules?|regulations)(?! of thumb| of the game|s)|no exceptions|(?:may|can) not|cannot|non-negotiables?|essential(?! (?:guide|information|reading|skills|services?|maths)))\b/i;
/** A duty that is no turn on a rota: `The duty to keep registers`, but not `Break duty` or `The duty manager`. */
const DUTY =
  /(?<!\b(?:break|lunch|lunchtime|playground|yard|bus|gate|dinner|door|midday|morning|evening|cleaning) )\bduties\b|\b(?:legal|statutory|public|equality|general|common) duty\b|\bduty (?:to|of|under)\b|^\W*duty\W*$/i;
/** `What is not mandatory`, `No longer required`. */
const NOT_OBLIGED =
  /\b(?:not|no longer|non|need not be|never)[ -](?:\p{L}+ )?(?:mandatory|compulsory|required|obliged|essential)\b/iu;
/** `Must I pay?`, `If you must leave early`. */
const ASKS =
  /^(?!\W*(?:\d[\d.]*\s+)?(?:who|what|when|where|which|whose|how (?:often|long|soon|many|much))\b).*\?\s*$|\b(?:must|shall|have to) (?:I|we|you)\b.*\?|\b(?:if|when(?:ever)?|unless)\b.*\b(?:must|shall|never)\b(?!.*\?\s*$)/i;
/** `Must, should and may`: a title of both. */
const ALSO_PERMITS = /\b(?:should|may|can)\b(?! not\b)/i;
/** `No smoking`, `No dogs on the field`, `Do not feed the animals`. */
const FORBIDS =
  /^\W*(?:\d[\d.]*\s+)?(?:no \p{L}{3,}ing(?:,? (?:or|and) \p{L}+ing)?(?: (?:on|in|at|near|within|anywhere|allowed|here)\b.*)?\W*$|no (?!(?:one|need|school|lessons?|change|cost|charge|fees?|problems?|limits?|place|child|pupil|room|time|longer|more|less|further|better|matter)\b)(?:\p{L}+ )?\p{L}{3,} (?:in|on|at|near|within|inside|during|after|before|without|by) .*|do not\b|don['’]t\b)/iu;
const ADVISES =
  /\b(?:advice|advisory|helps?|helpful|recommend\w*|tips?|hints?|guidance|(?:good|best) practice|suggest\w*|optional|voluntary|ideas?|examples?|notes?|good habits)\b/i;

/** What heads a row is no longer. */
const LONGEST_LABEL = 60;

/** A note beside the rule. */
const ASIDE =
  /^\W*(?:N\.?\s?B\.?|note|tip|hint|advice|guidance|suggestion|(?:good|best) practice|optional|by the way|for information)\b\s*[:.,–—-]/i;

/** The force of the titles over a block, from its clause's own outwards: the first that obliges or advises decides. */
export function forceOver(desk: LintDesk): (block: Prose) => Force | undefined {
  const { document } = desk;
  let ofLines: ((block: Prose) => string | undefined) | undefined;
  const parents = new Map<PolicyNode, PolicyNode>();
  const visit = (node: PolicyNode): void =>
    node.children.forEach((child) => {
      parents.set(child, node);
      visit(child);
    });
  document.nodes.forEach(visit);
  const partAt = partFinder(document);
  const headings = desk.prose.filter(({ kind }) => kind === 'heading');
  const headingOver = (block: Prose): string => headings.findLast(({ start }) => start < block.start)?.text ?? '';
  /** The title of the text itself, and what heads a cell's column or row. */
  const titleAbove = (block: Prose, own: PolicyNode | undefined): string | undefined => {
    const { column = '', row = '' } = cellContextOf(block) ?? {};
    const isLoose = own === undefined || own.kind === 'preamble';
    const titles = [column, row.length <= LONGEST_LABEL ? row : '', isLoose ? headingOver(block) : ''];
    const decides = titles.find((title) => advises(title) || obliges(title));
    return decides === undefined || advises(decides) ? undefined : decides;
  };
  return (block) => {
    const own = partAt(block.start);
    if (own?.kind === 'note' || ASIDE.test(block.text)) return undefined;
    const nearest = boldLeadIn(block, desk) ?? (ofLines ??= lineTitles(desk))(block);
    if (nearest !== undefined && advises(nearest)) return undefined;
    if (nearest !== undefined && obliges(nearest)) return { title: nearest.trim().replace(/[.:]$/, '') };
    for (let part = own; part; part = parents.get(part)) {
      // A clause may have its title as a heading within.
      const title =
        ownTitle(part, document) ||
        (part.kind === 'clause'
          ? (headings.findLast(({ start }) => part.bodyStart <= start && start < block.start)?.text ?? '')
          : '');
      if (advises(title)) return undefined;
      if (obliges(title)) return { title };
    }
    const above = titleAbove(block, own);
    if (above !== undefined) return { title: above };
    return own && own.rule === 'fixed' && own.kind !== 'preamble' ? {} : undefined;
  };
}

/** What a title does to the words below it, of which there are many below one. */
const advises = byWord((title) => ADVISES.test(title));
const obliges = byWord(
  (title) =>
    (OBLIGES.test(title) || DUTY.test(title) || FORBIDS.test(title)) &&
    !NOT_OBLIGED.test(title) &&
    !ASKS.test(title) &&
    !ALSO_PERMITS.test(title),
);

const DEFINES_SHOULD =
  /\bshould["”’']?(?:,? (?:and|or) ["“‘']?should not["”’']?)? (?:states?|means?|expresses|signals?|marks?|indicates?|stands? for|is used|denotes?)\b/i;

/** Whether a text says what it means by `should`. */
export function definesShould(text: string): boolean {
  return DEFINES_SHOULD.test(text);
}
