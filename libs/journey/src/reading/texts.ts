import {
  findNode,
  localVariations,
  renderPolicy,
  type DocumentRecord,
  type LocalVariation,
  type OrganisationFacts,
} from '@ratify/document';
import {
  askedHolders,
  dateInLondon,
  isUnsettled,
  sayAdopted,
  sayAdopter,
  sayCorrection,
  sayDate,
  type CorrectedDecision,
  type PlainDate,
} from '@ratify/policy';
import type { Adoption, Body, Decision, Draft, Edition, Exception, Repositories, Revision } from '@ratify/store';
import { amendmentsOf } from '../adopt/amending.ts';
import { readHolders, readRound } from '../adopt/load-signing.ts';
import { readToldDecision } from '../adopt/standing-decision.ts';
import { knowOrganisation } from '../shell/organisation.ts';
import { readConsultations, sayConsultation } from './consultations.ts';
import { readStored } from '../shell/read-stored.ts';

/** An edition as its publisher's readers see it. */
export async function renderEdition(rows: Repositories, edition: Edition): Promise<string> {
  const { facts } = await knowOrganisation(rows, edition.organisationId);
  return renderPolicy(readStored(edition.text), { organisation: facts, purpose: 'reading' }).html;
}

/** A draft as its writers see it: guidance shown, blanks marked. */
export async function renderDraft(rows: Repositories, draft: Draft): Promise<string> {
  const { facts } = await knowOrganisation(rows, draft.organisationId);
  return renderPolicy(readStored(draft.text), { organisation: facts, purpose: 'editing' }).html;
}

/** A revision as a page, with the facts of its organisation as they were when it was frozen. */
export async function renderRevision(rows: Repositories, revision: Revision, today: PlainDate): Promise<string> {
  const record = await readRecord(rows, revision, today);
  const facts = revision.organisationFacts as Record<string, string>;
  return renderPolicy(readStored(revision.text), { organisation: facts, record, purpose: 'reading' }).html;
}

/** How a revision differs from the edition it is based on; empty for a local policy. */
export async function readVariations(rows: Repositories, revision: Revision): Promise<readonly LocalVariation[]> {
  const edition = revision.baseEditionId ? await rows.editions.find({ id: revision.baseEditionId }) : null;
  if (!edition) return [];
  const facts = revision.organisationFacts as OrganisationFacts;
  const variations = localVariations(readStored(revision.text), readStored(edition.text), facts);
  const granted = await readGrantedBefore(rows, revision);
  return variations.map((each) => {
    const exception = each.what === 'reworded' && each.clauseId ? granted.get(each.clauseId) : undefined;
    return exception ? { ...each, exception: sayException(exception) } : each;
  });
}

/** Where the edition was made from another's, and that one is in sight: what it changed there, in the same words. */
async function readTemplateVariations(
  rows: Repositories,
  revision: Revision,
  edition: Edition,
): Promise<Pick<DocumentRecord, 'templateVariations'>> {
  const above = edition.lineage.at(-1);
  const base = above?.editionId ? await rows.editions.find({ id: above.editionId }) : null;
  const publisher = await rows.organisations.find({ id: edition.organisationId });
  if (!above || !base || !publisher) return {};
  const facts = revision.organisationFacts as OrganisationFacts;
  return {
    templateVariations: {
      of: `${publisher.name}’s edition ${edition.number}`,
      against: `${above.organisationName}’s edition ${above.number}`,
      variations: localVariations(readStored(edition.text), readStored(base.text), facts),
    },
  };
}

/** The exception to each clause that had been granted when the revision was frozen; what ended since is part of its record. */
async function readGrantedBefore(
  rows: Repositories,
  { organisationId, policyId, submittedAt }: Revision,
): Promise<ReadonlyMap<string, Exception>> {
  const answered = await rows.exceptions.list(
    { organisationId, policyId, state: ['granted', 'ended'] },
    { order: { answeredAt: 'asc' } },
  );
  const before = answered.filter(({ answeredAt }) => answeredAt !== null && answeredAt <= submittedAt);
  return new Map(before.map((each) => [each.clauseId, each]));
}

/** `Exception granted by Northbrook Council on 12 November 2026, until 31 August 2027: staff are told.` */
export function sayException({ addresseeName, answeredAt, untilOn, conditions }: Exception): string {
  const on = answeredAt ? ` on ${say(dateInLondon(answeredAt.getTime()))}` : '';
  const until = untilOn ? `, until ${say(untilOn)}` : '';
  const said = `Exception granted by ${addresseeName}${on}${until}`;
  return conditions ? `${said}: ${conditions}` : `${said}.`;
}

/** What the generated blocks of a revision print: all of it from the record. */
export async function readRecord(rows: Repositories, revision: Revision, today: PlainDate): Promise<DocumentRecord> {
  const { organisationId, policyId } = revision;
  const adoption = await rows.adoptions.find({ organisationId, revisionId: revision.id, setAsideAt: null });
  const decision = adoption?.decisionId ? await readToldDecision(rows, organisationId, adoption.decisionId) : null;
  const body = decision ? await rows.bodies.find({ id: decision.bodyId }) : null;
  const edition = revision.baseEditionId ? await rows.editions.find({ id: revision.baseEditionId }) : null;
  const template = edition ? await rows.templates.find({ id: edition.templateId }) : null;
  const publisher = edition ? await rows.organisations.find({ id: edition.organisationId }) : null;
  return {
    version: String(revision.number),
    status: revision.state,
    ...(adoption?.adoptedOn ? { adoptedOn: say(adoption.adoptedOn) } : {}),
    ...(adoption?.effectiveFrom ? { effectiveFrom: say(adoption.effectiveFrom) } : {}),
    ...(adoption?.reviewDueSaid ? { reviewDue: adoption.reviewDueSaid } : {}),
    ...(decision && body ? { adoptedBy: sayAdopter(body.name, decision.route) } : {}),
    ...(decision?.minuteReference ? { minuteReference: decision.minuteReference } : {}),
    ...(edition && template ? { basedOn: `${template.title}, edition ${edition.number}` } : {}),
    ...(publisher
      ? {
          publisher: {
            name: publisher.name,
            ...(publisher.address ? { address: publisher.address } : {}),
            ...(template?.owner ? { unit: template.owner } : {}),
          },
        }
      : {}),
    history: await readHistory(rows, organisationId, policyId),
    variations: await readVariations(rows, revision),
    ...(edition ? await readTemplateVariations(rows, revision, edition) : {}),
    consultations: await readConsultationLines(rows, revision),
    ...(decision ? { amendments: sayAmendments(decision, revision) } : {}),
    ...(adoption ? { signatories: await readSignatories(rows, adoption, body, today) } : {}),
  };
}

async function readConsultationLines(rows: Repositories, revision: Revision): Promise<string[]> {
  const lines = (await readConsultations(rows, revision)).map(sayConsultation);
  const { consultationReason } = revision;
  return consultationReason ? [...lines, `Agreed wording changed without consulting: ${consultationReason}`] : lines;
}

/** What the meeting changed, each with the clause as it is numbered in the text that holds it. */
function sayAmendments(decision: Decision, revision: Revision): string[] {
  const document = readStored(revision.text);
  return amendmentsOf(decision).map(({ clauseId, said }) => {
    const number = findNode(document, clauseId)?.number;
    return number ? `${number}: ${said}` : said;
  });
}

/**
 * Who is asked to sign, by the name of whoever holds the office today; no name where nobody does, or several. Where somebody signs for
 * an office, the office stands first and the name says so.
 */
async function readSignatories(
  rows: Repositories,
  adoption: Adoption,
  body: Body | null,
  today: PlainDate,
): Promise<NonNullable<DocumentRecord['signatories']>> {
  const { organisationId, id: adoptionId } = adoption;
  const round = await readRound(rows, { organisationId, adoptionId });
  const holders = body ? await readHolders(rows, body, today) : [];
  return round
    .filter((each) => isUnsettled(each, round) || each.state === 'signed' || each.state === 'signed-on-paper')
    .map((request) => {
      const { role, forRole, field, signedByName } = request;
      const names = new Set(askedHolders(request, holders).map((each) => each.name));
      const [only] = names;
      const name = signedByName ?? (names.size === 1 ? only : undefined);
      const said = name && forRole ? `${name}, ${role}, for the ${forRole}` : name;
      return { role: forRole ?? role, field, ...(said ? { name: said } : {}) };
    });
}

async function readHistory(
  rows: Repositories,
  organisationId: string,
  policyId: string,
): Promise<{ on: string; what: string; by: string }[]> {
  const adoptions = await rows.adoptions.list(
    { organisationId, policyId, setAsideAt: null },
    { order: { recordedAt: 'asc' } },
  );
  const reviews = await rows.reviews.list({ organisationId, policyId }, { order: { recordedAt: 'asc' } });
  return [
    ...adoptions.map((each) => ({
      ...{ on: each.adoptedOn ?? '', said: sayAdopted(each) || 'not known' },
      what: each.historic ? sayBefore(each) : 'Adopted',
      by: '',
    })),
    ...reviews.map((each) => ({
      ...{ on: each.reviewedOn, said: say(each.reviewedOn) },
      what: each.outcome === 'no-change' ? 'Reviewed, no change' : 'Reviewed, to be changed',
      by: each.recordedByName,
    })),
    ...(await readCorrectionLines(rows, organisationId, policyId)).map((each) => ({ ...each, said: say(each.on) })),
  ]
    .sort((a, b) => a.on.localeCompare(b.on))
    .map(({ said, what, by }) => ({ on: said, what, by }));
}

function sayBefore({ minuteReference }: Adoption): string {
  const before = 'Adopted, before this record began';
  return minuteReference ? `${before}, minute ${minuteReference}` : before;
}

/** What of the record was put right since, on the day on which that was done. */
async function readCorrectionLines(
  rows: Repositories,
  organisationId: string,
  policyId: string,
): Promise<{ on: string; what: string; by: string }[]> {
  const corrections = await rows.corrections.list({ organisationId, policyId }, { order: { correctedAt: 'asc' } });
  const ids = corrections.flatMap(({ decisionId, byDecisionId }) => [
    decisionId,
    ...(byDecisionId ? [byDecisionId] : []),
  ]);
  const decisions = ids.length > 0 ? await rows.decisions.list({ organisationId, id: ids }) : [];
  const told = (id: string | null): CorrectedDecision | null => {
    const found = decisions.find((each) => each.id === id);
    return found ? { ...found, decidedOn: found.decidedOn as PlainDate } : null;
  };
  return corrections.flatMap(({ decisionId, byDecisionId, resolution, correctedAt, correctedByName: by }) => {
    const was = told(decisionId);
    if (!was) return [];
    const on = dateInLondon(correctedAt.getTime());
    return [{ on, what: sayCorrection(was, told(byDecisionId), resolution), by }];
  });
}

function say(date: string): string {
  return sayDate(date as PlainDate);
}
