import { createHash } from 'node:crypto';
import { gatherConfirmations, readCurrentCopy, readInspection, readMeetingPapers, type Clock } from '@ratify/journey';
import { dateInLondon, type PlainDate } from '@ratify/policy';
import type { Printer } from '@ratify/print';
import type { Pack, PackKind } from '@ratify/store';
import { JobRefused } from '../job/failure.ts';
import { idFrom, type JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';
import { confirmationsPrintJob } from './confirmations-print-job.ts';
import { currentPrintJob } from './current-print-job.ts';
import { posterPrintJob } from './poster-print-job.ts';
import { documentsOf, inspectionFiles } from './inspection-files.ts';
import { keepPack, type MadePack } from './keep-pack.ts';
import { loadLogo } from '../print/load-printing.ts';
import { meetingPrintJob } from './meeting-print-job.ts';
import { zipOf } from './zip-of.ts';

export interface PackMeans {
  readonly printer: Printer;
  readonly clock: Clock;
  readonly publicOrigin: string;
}

/** Makes a pack that somebody asked for. Killed anywhere, the next attempt begins again; there is one file in the end. */
export function makePack(means: PackMeans): WorkerTask {
  return {
    run: async (run) => {
      const { pack, isMade } = await run.read(async (work) => {
        const { organisationId } = work;
        const found = await work.packs.get({ organisationId, id: idFrom(work, 'packId') });
        return { pack: found, isMade: (await work.packFiles.count({ organisationId, packId: found.id })) > 0 };
      });
      if (isMade) return run.finish(async () => undefined);
      const made = await MAKERS[pack.kind](run, pack, means);
      await keepPack(run, pack, made, () => means.clock.now());
    },
  };
}

/** Each document as it is stored, with lists of what is in force, what is missing, and who read what. */
async function makeInspectionPack(run: JobRun, pack: Pack, means: PackMeans): Promise<MadePack> {
  await run.progress(5, 'Reading the register');
  const { kind, settingId, organisationId, askedAt } = pack;
  const contents = await run.read((work) =>
    readInspection(work, settingId ?? organisationId, {
      isNamed: kind === 'inspection',
      today: means.clock.today(),
    }),
  );
  if (contents.policies.length === 0 && contents.missing.length === 0)
    throw new JobRefused('NOTHING_TO_PACK', 'There is no policy here to put into a pack.');
  const documents = documentsOf(contents.policies);
  const entries = documents.map((document, at) => ({
    path: document.path,
    bytes: async () => {
      const percent = 10 + Math.floor((at / documents.length) * 85);
      await run.progress(percent, `Putting in document ${at + 1} of ${documents.length}`);
      return bytesOf(run, document);
    },
  }));
  const files = inspectionFiles(contents, { pack, publicOrigin: means.publicOrigin });
  return {
    mime: 'application/zip',
    policies: documents.length,
    pieces: zipOf(
      [...files.map(({ path, text }) => ({ path, bytes: async () => Buffer.from(text) })), ...entries],
      askedAt,
    ),
  };
}

/** The stored bytes, which are what the manifest says or there is no pack. */
async function bytesOf(
  run: JobRun,
  { organisationId, sha256 }: { readonly organisationId: string; readonly sha256: string },
): Promise<Uint8Array> {
  const bytes = await run.bytes(await run.read((work) => work.blobs.get({ organisationId, sha256 })));
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new JobRefused('BYTES_CHANGED', 'The stored bytes of a document are not those that were stored.');
}

async function makeMeetingPack(run: JobRun, pack: Pack, { printer, clock }: PackMeans): Promise<MadePack> {
  await run.progress(5, 'Gathering the papers');
  const { papers, letterhead } = await run.read(async (work) => {
    const { organisationId } = work;
    const meeting = await work.meetings.get({ organisationId, id: pack.meetingId ?? '' });
    const read = await readMeetingPapers(work, meeting, clock.today());
    return { papers: read, letterhead: await loadLogo(work, read.organisation) };
  });
  if (papers.papers.length === 0) throw new JobRefused('NOTHING_TO_PACK', 'Nothing is on the agenda any more.');
  const logo = letterhead && (await run.bytes(letterhead));
  await run.progress(30, 'Laying the papers out');
  const madeOn = dateInLondon(pack.askedAt.getTime());
  const { bytes } = await printer.print(meetingPrintJob(papers, { madeAt: pack.askedAt, madeOn, logo }));
  await run.progress(90, 'Keeping the papers');
  const heldOn = papers.meeting.heldOn as PlainDate;
  return { mime: 'application/pdf', policies: papers.papers.length, heldOn, pieces: once(bytes) };
}

async function makePoster(run: JobRun, pack: Pack, { printer, publicOrigin }: PackMeans): Promise<MadePack> {
  await run.progress(10, 'Laying the poster out');
  const { letterhead, ...facts } = await run.read(async (work) => {
    const { organisationId } = work;
    const organisation = await work.organisations.get({ id: organisationId });
    const roundId = pack.roundId ?? '';
    return {
      ...{ organisation, letterhead: await loadLogo(work, organisation) },
      round: await work.rounds.get({ organisationId, id: roundId }),
      policies: await work.roundPolicies.list({ organisationId, roundId }, { order: { position: 'asc' } }),
    };
  });
  const logo = letterhead && (await run.bytes(letterhead));
  const { bytes } = await printer.print(posterPrintJob({ ...facts, logo }, { publicOrigin, madeAt: pack.askedAt }));
  return { mime: 'application/pdf', policies: facts.policies.length, pieces: once(bytes) };
}

async function makeConfirmations(run: JobRun, pack: Pack, { printer, clock }: PackMeans): Promise<MadePack> {
  await run.progress(10, 'Gathering who has confirmed');
  const { letterhead, ...facts } = await run.read(async (work) => {
    const organisation = await work.organisations.get({ id: work.organisationId });
    const found = await gatherConfirmations(work, pack.policyId ?? '', clock.today());
    if (!found) throw new JobRefused('NOTHING_TO_PACK', 'The policy is not in force any more.');
    return { organisation, found, letterhead: await loadLogo(work, organisation) };
  });
  await run.progress(30, 'Laying the list out');
  const made = { madeAt: pack.askedAt, madeOn: dateInLondon(pack.askedAt.getTime()) };
  const logo = letterhead && (await run.bytes(letterhead));
  const { bytes } = await printer.print(confirmationsPrintJob({ ...facts, logo }, made));
  return { mime: 'application/pdf', policies: 1, pieces: once(bytes) };
}

async function makeCurrent(run: JobRun, pack: Pack, { printer, clock }: PackMeans): Promise<MadePack> {
  await run.progress(10, 'Reading the text in force');
  const { copy, letterhead } = await run.read(async (work) => {
    const found = await readCurrentCopy(work, pack.policyId ?? '', clock.today());
    if (!found) throw new JobRefused('NOTHING_TO_PACK', 'The policy is not in force any more.');
    return { copy: found, letterhead: await loadLogo(work, found.organisation) };
  });
  const logo = letterhead && (await run.bytes(letterhead));
  await run.progress(30, 'Laying the copy out');
  const made = { madeAt: pack.askedAt, madeOn: dateInLondon(pack.askedAt.getTime()) };
  const { bytes } = await printer.print(currentPrintJob({ copy, logo }, made));
  return { mime: 'application/pdf', policies: 1, pieces: once(bytes) };
}

const MAKERS = {
  inspection: makeInspectionPack,
  oversight: makeInspectionPack,
  meeting: makeMeetingPack,
  poster: makePoster,
  confirmations: makeConfirmations,
  current: makeCurrent,
} as const satisfies Record<PackKind, (run: JobRun, pack: Pack, means: PackMeans) => Promise<MadePack>>;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
