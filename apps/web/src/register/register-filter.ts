import { BODY_KINDS, EXPECTED_STANDINGS, SETTING_PHASES, sayDate, type PlainDate } from '@ratify/policy';
import type { VariablesOf } from 'gql.tada';
import { KIND_WORDS } from '../bodies/body-words.ts';
import { capitalise } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { typedDate, type TypedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { sayStanding } from '../requirements/requirement-words.ts';
import type { RegisterLines } from './register-documents.ts';

const SIGNED = { signed: 'Signed', waiting: 'Waiting for a signature', 'not-asked': 'No signature asked for' } as const;
const BASES = {
  newest: 'On the newest edition',
  older: 'Behind the newest edition',
  'own-text': 'Own text, on no template',
} as const;
const STATUTORY = { yes: 'Statutory', no: 'Not statutory' } as const;

/** What the register is narrowed to, as it stands in the address. */
export interface ChosenFilter {
  /** As the API is asked; null where nothing is chosen. */
  readonly filter: VariablesOf<typeof RegisterLines>['filter'];
  /** Names and values of the address, without the status and the place. */
  readonly fields: readonly (readonly [string, string])[];
  readonly typed: {
    readonly [name in (typeof TEXTS)[number]]: string;
  } & { readonly from: TypedDate; readonly to: TypedDate };
  readonly said: FormErrors;
}

const TEXTS = [
  ...(['words', 'called', 'setting', 'template', 'edition', 'statutory', 'phase', 'standing'] as const),
  ...(['approver', 'owner', 'signed', 'base'] as const),
] as const;

/** What an address or a form narrows the register to; what it does not know is left out. */
export function chosenFilter(sent: Posted | undefined): ChosenFilter {
  const typed = {
    ...{ words: text(sent, 'words'), called: text(sent, 'called'), owner: text(sent, 'owner') },
    setting: known(text(sent, 'setting'), isId),
    template: known(text(sent, 'template'), isId),
    edition: known(text(sent, 'edition'), (each) => /^\d{1,6}$/.test(each)),
    statutory: known(text(sent, 'statutory'), (each) => Object.hasOwn(STATUTORY, each)),
    phase: known(text(sent, 'phase'), (each) => SETTING_PHASES.some((phase) => phase === each)),
    standing: known(text(sent, 'standing'), (each) => EXPECTED_STANDINGS.some((standing) => standing === each)),
    approver: known(text(sent, 'approver'), (each) => each === 'head' || BODY_KINDS.some((kind) => kind === each)),
    signed: known(text(sent, 'signed'), (each) => Object.hasOwn(SIGNED, each)),
    base: known(text(sent, 'base'), (each) => Object.hasOwn(BASES, each)),
    ...{ from: typedDate(sent, 'from'), to: typedDate(sent, 'to') },
  };
  const { words, called, setting, template, edition, statutory, phase, standing, approver, owner, signed, base } =
    typed;
  const filter = {
    ...(words && { words }),
    ...(called && { title: called }),
    ...(setting && { settingId: setting }),
    ...(template && { templateId: template }),
    ...(edition && { edition: Number(edition) }),
    ...(statutory && { isStatutory: statutory === 'yes' }),
    ...(phase && { phase }),
    ...(standing && { standing }),
    ...(approver && { approver }),
    ...(owner && { owner }),
    ...(signed && { signed }),
    ...(base && { base }),
    ...(typed.from.date && { dueFrom: typed.from.date }),
    ...(typed.to.date && { dueTo: typed.to.date }),
  };
  const wrong = (['from', 'to'] as const).filter((name) => !typed[name].isBlank && !typed[name].date);
  return {
    filter: Object.keys(filter).length > 0 ? filter : null,
    fields: [...TEXTS.map((name) => [name, typed[name]] as const), ...datesOf(typed)].filter(
      ([, value]) => value !== '',
    ),
    typed,
    said:
      wrong.length > 0 ? formErrors(wrong.map((name) => [`${name}-day`, 'Enter a date like 31 8 2027'])) : NO_ERRORS,
  };
}

/** What is chosen, in words; titles of templates and the name of a setting as they are known to the page. */
export function sayFilter(
  { typed }: ChosenFilter,
  names: { readonly template: string | undefined; readonly setting: string | undefined },
): string[] {
  const { words, called, setting, template, edition, statutory, phase, standing, approver, owner, signed, base } =
    typed;
  const of = <T extends string>(map: Readonly<Record<T, string>>, key: string): string | undefined =>
    Object.entries<string>(map).find(([each]) => each === key)?.[1];
  return [
    words && `with “${words}”`,
    called && `called “${called}”`,
    setting && `of ${names.setting ?? 'one setting'}`,
    template && `from the template ${names.template ?? 'that is no longer there'}`,
    edition && `on edition ${edition}`,
    statutory && (statutory === 'yes' ? 'statutory' : 'not statutory'),
    phase && `phase: ${phase}`,
    standing && EXPECTED_STANDINGS.filter((each) => each === standing).map(sayStanding)[0],
    approver && `approved by: ${approver === 'head' ? 'the head' : (of(KIND_WORDS, approver) ?? '')}`,
    owner && `owner: ${owner}`,
    signed && of(SIGNED, signed)?.toLowerCase(),
    base && of(BASES, base)?.toLowerCase(),
    typed.from.date && `due from ${sayDate(typed.from.date as PlainDate)}`,
    typed.to.date && `due until ${sayDate(typed.to.date as PlainDate)}`,
  ].filter((each): each is string => !!each);
}

/** The choices of the form, with what is chosen marked. */
export function filterChoices(
  { typed }: ChosenFilter,
  templates: readonly { readonly id: string; readonly title: string }[],
) {
  return {
    templates: choices(
      templates.map(({ id, title }) => [id, title]),
      typed.template,
    ),
    statutory: choices(Object.entries(STATUTORY), typed.statutory),
    phases: choices(
      SETTING_PHASES.map((each) => [each, capitalise(each)]),
      typed.phase,
    ),
    standings: choices(
      EXPECTED_STANDINGS.map((each) => [each, sayStanding(each)]),
      typed.standing,
    ),
    approvers: choices(
      [...BODY_KINDS.map((each) => [each, KIND_WORDS[each]] as const), ['head', 'The head']],
      typed.approver,
    ),
    signed: choices(Object.entries(SIGNED), typed.signed),
    bases: choices(Object.entries(BASES), typed.base),
  };
}

function choices(all: readonly (readonly [string, string])[], chosen: string) {
  return [
    { value: '', text: 'Any' },
    ...all.map(([value, said]) => ({ value, text: said, selected: value === chosen })),
  ];
}

const text = (sent: Posted | undefined, name: string): string => typedText(sent, name).trim();

const known = (value: string, isKnown: (value: string) => boolean): string => (isKnown(value) ? value : '');

function datesOf(typed: { readonly from: TypedDate; readonly to: TypedDate }): (readonly [string, string])[] {
  return (['from', 'to'] as const).flatMap((name) =>
    (['day', 'month', 'year'] as const).map((part) => [`${name}-${part}`, typed[name].parts[part]] as const),
  );
}

/** The address of a page or a file of the register: filter and place stand in it, so that it can be sent to somebody. */
export function registerAt(
  status: string | null | undefined,
  { fields }: Pick<ChosenFilter, 'fields'>,
  { after = null, page = '/register' }: { readonly after?: string | null; readonly page?: string } = {},
): string {
  const pairs: [string, string][] = [
    ...(status ? [['status', status] satisfies [string, string]] : []),
    ...fields.map(([name, value]): [string, string] => [name, value]),
    ...(after ? [['after', after] satisfies [string, string]] : []),
  ];
  const query = new URLSearchParams(pairs).toString();
  return query ? `${page}?${query}` : page;
}
