import { writtenList } from '@ratify/document';
import { coversEmployer, sayDate, type ConsultationOutcome, type PlainDate } from '@ratify/policy';
import type { Consultation, Edition, EditionConsultation, Repositories, Revision } from '@ratify/store';

/** A consultation as readers of a revision see it. */
export interface ShownConsultation {
  readonly id: string;
  readonly consulted: readonly string[];
  readonly fromOn: string;
  readonly untilOn: string;
  readonly outcome: ConsultationOutcome;
  readonly evidence: string | null;
  readonly recordedByName: string;
  /** The edition it was on; null where it was on the organisation's own text. */
  readonly editionNumber: number | null;
  /** Of one on an edition: the employers that were party to it. */
  readonly employers: readonly string[];
}

/**
 * Who was consulted on a revision: on the text itself, and on the editions it took since the one in force (the first of a policy:
 * on its edition), where this organisation's employer was party to it.
 */
export async function readConsultations(rows: Repositories, revision: Revision): Promise<ShownConsultation[]> {
  const { organisationId, id: revisionId } = revision;
  const own = await rows.consultations.list({ organisationId, revisionId }, { order: { fromOn: 'asc' } });
  const editions = await editionsOf(rows, revision);
  const organisation = await rows.organisations.find({ id: organisationId });
  const onEditions =
    editions.length > 0
      ? await rows.editionConsultations.list(
          { editionId: editions.map((each) => each.id) },
          { order: { fromOn: 'asc' } },
        )
      : [];
  const covering = onEditions.filter((each) => coversEmployer(each, organisation?.employer ?? null));
  const numberOf = (each: EditionConsultation): number | null =>
    editions.find((edition) => edition.id === each.editionId)?.number ?? null;
  return [...covering.map((each) => shown(each, numberOf(each))), ...own.map((each) => shown(each, null))];
}

/** Those recorded on a draft that waits to be sent. */
export async function readDraftConsultations(
  rows: Repositories,
  organisationId: string,
  policyId: string,
): Promise<ShownConsultation[]> {
  const own = await rows.consultations.list(
    { organisationId, policyId, revisionId: null },
    { order: { fromOn: 'asc' } },
  );
  return own.map((each) => shown(each, null));
}

/** Who was consulted on an edition, for its publisher: whichever employers it was for. */
export async function readEditionConsultations(rows: Repositories, edition: Edition): Promise<ShownConsultation[]> {
  const on = await rows.editionConsultations.list({ editionId: edition.id }, { order: { fromOn: 'asc' } });
  return on.map((each) => shown(each, edition.number));
}

async function editionsOf(rows: Repositories, revision: Revision): Promise<Edition[]> {
  const edition = revision.baseEditionId ? await rows.editions.find({ id: revision.baseEditionId }) : null;
  if (!edition) return [];
  const { organisationId, templateId } = edition;
  const former = revision.predecessorId
    ? await rows.revisions.find({ organisationId: revision.organisationId, id: revision.predecessorId })
    : null;
  const base = former?.baseEditionId ? await rows.editions.find({ id: former.baseEditionId }) : null;
  if (base?.templateId !== templateId) return [edition];
  const editions = await rows.editions.list({ organisationId, templateId }, { order: { number: 'asc' } });
  return editions.filter(({ number }) => base.number < number && number <= edition.number);
}

function shown(row: Consultation | EditionConsultation, editionNumber: number | null): ShownConsultation {
  const { id, consulted, fromOn, untilOn, outcome, evidence, recordedByName } = row;
  const employers = 'employers' in row ? row.employers : [];
  return { id, consulted, fromOn, untilOn, outcome, evidence, recordedByName, editionNumber, employers };
}

const OUTCOMES: Readonly<Record<ConsultationOutcome, string>> = {
  agreed: 'agreed',
  'consulted-not-agreed': 'consulted, not agreed',
  noted: 'noted',
};

/** A consultation in a line, as document controls print it. */
export function sayConsultation(consultation: ShownConsultation): string {
  const { consulted, fromOn, untilOn, outcome, evidence, editionNumber } = consultation;
  const about = editionNumber === null ? '' : ` on edition ${editionNumber}`;
  const say = (date: string): string => sayDate(date as PlainDate);
  const when = fromOn === untilOn ? `on ${say(fromOn)}` : `from ${say(fromOn)} to ${say(untilOn)}`;
  return `${writtenList(consulted)}${about}, ${when}: ${OUTCOMES[outcome]}${evidence ? ` (${evidence})` : ''}`;
}
