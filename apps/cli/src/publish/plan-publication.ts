import { clauseIndex, lineMapOf, normaliseText, readPolicy, suggestMateriality } from '@ratify/document';
import { changedClauses } from '@ratify/policy';
import { readRelease, type Fault, type Release } from './release-file.ts';

/** A template as it stands in the folder, without errors of its own. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly slug: string;
  readonly title: string;
  readonly releaseFile: string;
  /** Null where there is no such file. */
  readonly release: string | null;
}

/** The same template as its publisher has it. */
export interface Published {
  readonly id: string;
  readonly draft: { readonly version: number; readonly text: string } | null;
  readonly latestEdition: { readonly number: number; readonly text: string } | null;
}

export interface PlannedChange {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly what: string;
  readonly level: string;
}

/** One edition to be published. */
export interface PlannedEdition {
  readonly source: Source;
  readonly templateId: string | null;
  readonly edition: number;
  readonly draftVersion: number;
  readonly changes: readonly PlannedChange[];
  readonly release: Omit<Release, 'edition'>;
}

export interface Publication {
  readonly editions: readonly PlannedEdition[];
  readonly unchanged: readonly Source[];
  readonly faults: readonly Fault[];
}

/**
 * What publishing a folder comes to: an edition for each template whose text is another than that of its newest edition. Nothing of it
 * is certain before all of it is: where there is a fault, nothing is published.
 */
export function planPublication(
  sources: readonly Source[],
  published: ReadonlyMap<string, Published>,
  { replaceDrafts }: { readonly replaceDrafts: boolean },
): Publication {
  const plans = sources.map((source) => planOne(source, published.get(source.slug) ?? null, replaceDrafts));
  return {
    editions: plans.flatMap((plan) => ('edition' in plan ? [plan.edition] : [])),
    unchanged: plans.flatMap((plan) => ('unchanged' in plan ? [plan.unchanged] : [])),
    faults: [...sameNames(sources), ...plans.flatMap((plan) => ('faults' in plan ? plan.faults : []))],
  };
}

type Plan =
  { readonly edition: PlannedEdition } | { readonly unchanged: Source } | { readonly faults: readonly Fault[] };

function planOne(source: Source, known: Published | null, replaceDrafts: boolean): Plan {
  const text = normaliseText(source.text);
  const latest = known?.latestEdition ?? null;
  if (latest?.text === text) return { unchanged: source };
  const drafted = known?.draft ? normaliseText(known.draft.text) : null;
  const isOthersWork = drafted !== null && drafted !== text && drafted !== latest?.text;
  if (isOthersWork && !replaceDrafts)
    return fault(source.file, 1, 'there is a draft of it that is neither published nor what stands here: publish or put back that first, or give --replace-drafts'); // prettier-ignore
  const edition = (latest?.number ?? 0) + 1;
  const release = releaseOf(source, edition);
  if ('faults' in release) return release;
  const changes = latest ? weigh(latest.text, text) : [];
  const level = new Map(release.materiality.map((each) => [each.clauseId, each.level]));
  const faults = [
    ...changes.filter(({ clauseId }) => !level.has(clauseId)).map((change) => notWeighed(source, change)),
    ...release.materiality
      .filter(({ clauseId }) => !changes.some((change) => change.clauseId === clauseId))
      .map(({ clauseId }) => ({
        file: source.releaseFile,
        line: 1,
        words: `“${clauseId}” is not changed: take it out`,
      })),
  ];
  if (faults.length > 0) return { faults };
  return {
    edition: {
      ...{ source: { ...source, text }, templateId: known?.id ?? null, edition, release },
      draftVersion: known?.draft?.version ?? 1,
      changes: changes.map((change) => ({ ...change, level: level.get(change.clauseId) ?? '' })),
    },
  };
}

/** A first edition needs no words about what has changed. */
function releaseOf(source: Source, edition: number): Release | { readonly faults: readonly Fault[] } {
  const { release: text, releaseFile: file } = source;
  if (text === null && edition === 1) return { edition, summary: 'First edition.', adoptBy: null, materiality: [] };
  if (text === null)
    return fault(source.file, 1, `it is changed, and ${file} is missing: say there what edition ${edition} changes`);
  const release = readRelease(file, text);
  if (!('edition' in release)) return { faults: release };
  if (release.edition !== edition)
    return fault(file, 1, `it is about edition ${release.edition}, and the next is ${edition}`);
  return release;
}

interface Weighed extends Omit<PlannedChange, 'level'> {
  readonly line: number;
  readonly suggestion: string;
}

function weigh(before: string, after: string): Weighed[] {
  const [was, is] = [clauseIndex(readPolicy(before)), clauseIndex(readPolicy(after))];
  const lines = lineMapOf(after);
  return changedClauses(was, is).map(({ clauseId, number, title, what }) => {
    const [earlier, later] = [was, is].map((index) => index.find((clause) => clause.id === clauseId) ?? null);
    const { level, reason } = suggestMateriality(earlier ?? null, later ?? null);
    const line = later ? lines.range(later.start, later.start).start.line : 1;
    return { clauseId, number, title, what, line, suggestion: `${level}? ${reason}` };
  });
}

function notWeighed(
  { file, releaseFile }: Source,
  { clauseId, number, title, what, line, suggestion }: Weighed,
): Fault {
  const clause = [number, title].filter(Boolean).join(' ');
  return {
    file,
    line,
    words: `“${clause}” is ${what} and not weighed: add “${clauseId}: …” to ${releaseFile} (${suggestion})`,
  };
}

function sameNames(sources: readonly Source[]): Fault[] {
  const first = new Map<string, string>();
  return sources.flatMap(({ slug, file }) => {
    const other = first.get(slug);
    first.set(slug, other ?? file);
    return other === undefined ? [] : [{ file, line: 1, words: `${other} has the short name “${slug}” too` }];
  });
}

function fault(file: string, line: number, words: string): { readonly faults: readonly Fault[] } {
  return { faults: [{ file, line, words }] };
}
