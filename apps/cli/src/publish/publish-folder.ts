import { lintReport } from '../commands/lint-report.ts';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { readTextFile, writeResult } from '../shell/read-file.ts';
import { today } from '../shell/today.ts';
import { ApiClient, RefusedError } from '../tour/api-client.ts';
import { ACT_FOR, CREATE_TEMPLATE, SAVE_TEMPLATE_DRAFT, SIGN_IN } from '../tour/operations.ts';
import {
  planPublication,
  type PlannedEdition,
  type Publication,
  type Published,
  type Source,
} from './plan-publication.ts';
import { HOLDERS, PUBLISH, TEMPLATE, TEMPLATES } from './operations.ts';
import { readSources } from './read-sources.ts';
import type { Fault } from './release-file.ts';

export interface PublishOptions {
  readonly from: string;
  readonly organisation?: string | undefined;
  readonly dryRun: boolean;
  readonly replaceDrafts: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Publishes the templates of a folder as a person of theirs does it, through the API and under the same rules; returns the exit code. What
 * is published already is left alone, so that a run that was cut off is simply run again.
 */
export async function publishFolder(env: Environment, options: PublishOptions): Promise<number> {
  const { sources, broken, faults, leftOut } = await readSources(options.from, today(new Date()));
  if (broken.length + faults.length > 0) {
    const found = faults.map(sayFault).join('');
    await writeResult(undefined, `${found}${broken.length > 0 ? lintReport(broken) : ''}Nothing was published.\n`);
    return EXIT.found;
  }
  const { api, slug } = await signIn(env, options.organisation);
  const plan = planPublication(sources, await readPublished(api, slug, sources), options);
  await writeResult(undefined, sayPlan(plan, leftOut, await countHolders(api, plan.editions)));
  if (plan.faults.length > 0 || options.dryRun) {
    await writeResult(
      undefined,
      options.dryRun ? 'Nothing was published: this was a dry run.\n' : 'Nothing was published.\n',
    );
    return plan.faults.length > 0 ? EXIT.found : EXIT.clean;
  }
  for (const edition of plan.editions) {
    try {
      await publishOne(api, edition);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      await writeResult(undefined, `${edition.source.file}:1: ${error.message}\n`);
      return EXIT.found;
    }
    await writeResult(undefined, `published: ${edition.source.title}, edition ${edition.edition}\n`);
  }
  return EXIT.clean;
}

async function publishOne(
  api: ApiClient,
  { source, templateId, draftVersion, release }: PlannedEdition,
): Promise<void> {
  interface Begun {
    readonly template: { readonly id: string; readonly draft: { readonly version: number } };
  }
  const { text } = source;
  const { template } = templateId
    ? await api.mutate<Begun>('saveTemplateDraft', SAVE_TEMPLATE_DRAFT, { templateId, version: draftVersion, text })
    : await api.mutate<Begun>('createTemplate', CREATE_TEMPLATE, { text });
  const { summary, materiality, adoptBy } = release;
  await api.mutate('publishEdition', PUBLISH, {
    ...{ templateId: template.id, version: template.draft.version, summary, materiality, adoptBy },
  });
}

/** Those of the folder that the organisation has already, by short name; one question each, as their texts may be long. */
async function readPublished(api: ApiClient, slug: string, wanted: readonly Source[]): Promise<Map<string, Published>> {
  interface Row {
    readonly id: string;
    readonly slug: string;
    readonly publisher: { readonly slug: string };
  }
  const { templates } = await api.query<{ templates: Row[] }>(TEMPLATES);
  const published = new Map<string, Published>();
  for (const each of templates) {
    if (each.publisher.slug !== slug || !wanted.some((source) => source.slug === each.slug)) continue;
    const { template } = await api.query<{ template: Published }>(TEMPLATE, { id: each.id });
    published.set(each.slug, template);
  }
  return published;
}

async function countHolders(api: ApiClient, editions: readonly PlannedEdition[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { templateId: id } of editions) {
    if (id === null) continue;
    const { template } = await api.query<{ template: { holders: { total: number } | null } }>(HOLDERS, { id });
    counts.set(id, template.holders?.total ?? 0);
  }
  return counts;
}

/** The person whose work it is: an account with a password, for a publisher whose CI it runs in. */
async function signIn(env: Environment, wanted: string | undefined): Promise<{ api: ApiClient; slug: string }> {
  const email = env['RATIFY_PUBLISHER'];
  const file = env['RATIFY_PUBLISHER_PASSWORD_FILE'];
  const password = file ? (await readTextFile(file)).trim() : env['RATIFY_PUBLISHER_PASSWORD'];
  if (!email || !password)
    throw new Misuse('Say who publishes: their address in RATIFY_PUBLISHER, and RATIFY_PUBLISHER_PASSWORD or …_FILE.');
  const api = new ApiClient(env['RATIFY_API_ORIGIN'] ?? 'http://127.0.0.1:4001');
  await api.mutate('signIn', SIGN_IN, { email, password }).catch((error: Error) => {
    if (error instanceof RefusedError) throw new Misuse(error.message);
    throw new Misuse(`The API of RATIFY_API_ORIGIN does not answer: ${error.message}`);
  });
  interface Membership {
    readonly organisation: { readonly id: string; readonly slug: string; readonly name: string };
    readonly roles: readonly string[];
  }
  const { me } = await api.query<{ me: { memberships: Membership[] } }>(
    '{ me { memberships { organisation { id slug name } roles } } }',
  );
  const mine = me.memberships.filter(({ roles }) => roles.includes('publisher'));
  const chosen = wanted === undefined ? mine : mine.filter(({ organisation }) => organisation.slug === wanted);
  if (chosen.length !== 1 || !chosen[0]) throw new Misuse(sayNotOne(email, wanted, mine.map(({ organisation }) => organisation.slug))); // prettier-ignore
  await api.mutate('actFor', ACT_FOR, { organisationId: chosen[0].organisation.id });
  return { api, slug: chosen[0].organisation.slug };
}

function sayNotOne(email: string, wanted: string | undefined, mine: readonly string[]): string {
  if (mine.length === 0) return `${email} publishes for nobody.`;
  return `${email} publishes for ${mine.join(' and ')}: name one of them with --organisation${wanted === undefined ? '' : `, not “${wanted}”`}.`;
}

const sayFault = ({ file, line, words }: Fault): string => `${file}:${line}: ${words}\n`;

function sayPlan(
  { editions, unchanged, faults }: Publication,
  leftOut: readonly string[],
  holders: ReadonlyMap<string, number>,
): string {
  return [
    ...leftOut.map((file) => `left out: ${file} has no front matter`),
    ...editions.flatMap(({ source, templateId, edition, changes, release }) => [
      `edition ${edition}: ${source.title} (${source.file})`,
      ...(templateId === null ? [] : [`  offered to ${holders.get(templateId) ?? 0} who hold it`]),
      ...(release.adoptBy ? [`  to be adopted by ${release.adoptBy}`] : []),
      ...changes.map(
        ({ number, title, what, level }) => `  ${level}: ${[number, title].filter(Boolean).join(' ')}, ${what}`,
      ),
    ]),
    ...(unchanged.length > 0 ? [`${unchanged.length} unchanged`] : []),
    ...faults.map((fault) => sayFault(fault).trimEnd()),
    '',
  ].join('\n');
}
