import { BODY_KINDS, PAPERS_CLEAR_DAYS } from '@ratify/policy';
import { typedList, typedText, type Posted } from '../pages/typed.ts';
import type { BodyOffer, KeptBody } from './body-documents.ts';

/** A body as its form holds it. */
export interface TypedBody {
  readonly bodyName: string;
  readonly kind: string;
  readonly remit: string;
  /** Where its quorum comes from: half, number or none. */
  readonly rule: string;
  readonly inPost: string;
  readonly quorum: string;
  readonly papersDays: string;
  readonly routes: readonly string[];
  readonly separatesAuthor: boolean;
  readonly settingIds: readonly string[];
}

/** The first body of an organisation, filled in as most like it are. */
export function offeredBody(offer: BodyOffer): TypedBody {
  const { halfInPost, quorum, membersKnown, routes, settings } = offer;
  return {
    ...{ bodyName: offer.name, kind: offer.kind, remit: '', routes },
    rule: halfInPost ? 'half' : quorum ? 'number' : '',
    inPost: membersKnown > 0 ? String(membersKnown) : '',
    quorum: quorum ? String(quorum) : '',
    papersDays: String(PAPERS_CLEAR_DAYS),
    separatesAuthor: false,
    settingIds: settings.map(({ id }) => id),
  };
}

/** A further one: most often a committee, which needs three. */
export function emptyBody(offer: BodyOffer): TypedBody {
  return {
    ...offeredBody(offer),
    ...{ bodyName: '', kind: 'committee', rule: 'number', quorum: '3', inPost: '', routes: ['delegated'] },
  };
}

export function typedOf(body: KeptBody, organisationId: string | undefined): TypedBody {
  const { name, kind, remit, inPost, quorum, papersDays, routes, separatesAuthor, settings } = body;
  return {
    ...{ bodyName: name, kind, remit: remit ?? '', routes, separatesAuthor },
    rule: inPost ? 'half' : quorum ? 'number' : 'none',
    inPost: inPost ? String(inPost) : '',
    quorum: quorum ? String(quorum) : '',
    papersDays: String(papersDays),
    settingIds: settings.map(({ id }) => id).filter((id) => id !== organisationId),
  };
}

export function typedBody(body: Posted | undefined): TypedBody {
  const text = (name: string): string => typedText(body, name);
  return {
    ...{ bodyName: text('bodyName'), kind: text('kind'), remit: text('remit'), rule: text('rule') },
    ...{ inPost: text('inPost'), quorum: text('quorum'), papersDays: text('papersDays') },
    ...{ routes: typedList(body, 'routes'), settingIds: typedList(body, 'settingIds') },
    separatesAuthor: text('separatesAuthor') === 'yes',
  };
}

const NUMBER = /^\d{1,4}$/;

/** What no rule needs to be asked for. */
export function wrongFields({ kind, rule, inPost, quorum, papersDays }: TypedBody): [string, string][] {
  const wrong: [boolean, string, string][] = [
    [!BODY_KINDS.some((each) => each === kind), 'kind', 'Choose what kind of body it is'],
    [!['half', 'number', 'none'].includes(rule), 'rule', 'Choose how many must be present for a vote'],
    [rule === 'half' && !NUMBER.test(inPost.trim()), 'inPost', 'Enter how many members are in post, like 11'],
    [rule === 'number' && !NUMBER.test(quorum.trim()), 'quorum', 'Enter how many must be present, like 3'],
    [!NUMBER.test(papersDays.trim()), 'papersDays', 'Enter the number of days, like 7'],
  ];
  return wrong.flatMap(([is, field, said]): [string, string][] => (is ? [[field, said]] : []));
}

/** As the API takes it: the number of the rule that was chosen, and no other. */
export function inputOf(typed: TypedBody) {
  const { bodyName, kind, remit, rule, inPost, quorum, papersDays, routes, separatesAuthor, settingIds } = typed;
  return {
    ...{ name: bodyName, kind, remit: remit.trim() || null, routes: [...routes], settingIds: [...settingIds] },
    inPost: rule === 'half' ? Number(inPost) : null,
    quorum: rule === 'number' ? Number(quorum) : null,
    ...{ papersDays: Number(papersDays), separatesAuthor },
  };
}
