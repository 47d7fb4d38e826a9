import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from './actors.ts';
import { checkPdf } from './check-pdf.ts';
import type { Narrator } from './narrator.ts';
import * as operations from './operations.ts';
import type { DocumentInfo, PolicyInfo } from './shapes.ts';
import { waitFor } from './wait-for.ts';

export interface Adoption {
  readonly cast: { readonly head: Actor; readonly clerk: Actor; readonly chair: Actor };
  readonly narrator: Narrator;
  readonly policyId: string;
  /** Of the draft to submit. */
  readonly version: number;
  readonly today: string;
  readonly out: string;
  /** When the text itself sets no cycle: as the clerk writes it. */
  readonly reviewDue?: string;
  /** Name of the signed PDF in `out`. */
  readonly file: string;
}

export interface Adopted {
  readonly revisionId: string;
  readonly reviewDueOn: string;
  readonly pdf: Uint8Array;
}

/** Submitted by the head, decided at a meeting, recorded by the clerk, signed by the chair, checked by everybody. */
export async function adoptAndSign(adoption: Adoption): Promise<Adopted> {
  const { revisionId } = await submit(adoption);
  const reviewDueOn = await decide(adoption, revisionId);
  const pdf = await sign(adoption, revisionId);
  return { revisionId, reviewDueOn, pdf };
}

async function submit({ cast, narrator, policyId, version }: Adoption): Promise<{ revisionId: string }> {
  return narrator.step(cast.head.said, 'submits it to the governors', async () => {
    const { revision } = await cast.head.api.mutate<{ revision: { id: string; number: number; textSha256: string } }>(
      'submitPolicy',
      operations.SUBMIT_POLICY,
      {
        policyId,
        version,
        note: 'For the next meeting.',
      },
    );
    return {
      value: { revisionId: revision.id },
      say: `version ${revision.number} frozen, SHA-256 ${revision.textSha256.slice(0, 16)}…`,
      record: revision,
    };
  });
}

async function decide({ cast, narrator, today, reviewDue }: Adoption, revisionId: string): Promise<string> {
  const { clerk } = cast;
  const meeting = await narrator.step(clerk.said, 'puts it on the agenda of the meeting', async () => {
    const { bodies } = await clerk.api.query<{ bodies: { id: string; name: string }[] }>(operations.BODIES);
    const body = bodies[0];
    if (!body) throw new Error('The organisation has no body that could decide.');
    const { meetings } = await clerk.api.query<{
      meetings: { id: string; heldOn: string; body: { id: string; name: string } }[];
    }>('{ meetings { id heldOn body { id name } } }');
    const held =
      meetings.find((each) => each.heldOn === today && each.body.id === body.id) ??
      (
        await clerk.api.mutate<{ meeting: { id: string } }>('scheduleMeeting', operations.SCHEDULE_MEETING, {
          bodyId: body.id,
          heldOn: today,
          place: 'School hall',
        })
      ).meeting;
    await clerk.api.mutate('tableRevision', operations.TABLE_REVISION, { meetingId: held.id, revisionId });
    return { value: held, say: `${body.name}, ${today}`, record: { meetingId: held.id } };
  });
  return narrator.step(clerk.said, "records the body's decision", async () => {
    const { adoption, decision } = await clerk.api.mutate<{
      adoption: { reviewDueOn: string; reviewDueSaid: string };
      decision: { id: string };
    }>('recordDecision', operations.RECORD_DECISION, {
      input: {
        revisionId,
        meetingId: meeting.id,
        route: 'meeting',
        outcome: 'adopted',
        decidedOn: today,
        attendance: 9,
        minuteReference: '7.2',
        ...(reviewDue ? { reviewDueSaid: reviewDue } : {}),
      },
    });
    return {
      value: adoption.reviewDueOn,
      say: `adopted, minute 7.2; next review by ${adoption.reviewDueSaid}`,
      record: { decisionId: decision.id, ...adoption },
    };
  });
}

async function sign({ cast, narrator, policyId, out, file }: Adoption, revisionId: string): Promise<Uint8Array> {
  const { chair } = cast;
  const request = await narrator.step(chair.said, 'opens the PDF that waits for a signature', async () => {
    interface Request {
      readonly id: string;
      readonly policyTitle: string;
      readonly revision: { readonly id: string };
      readonly document: DocumentInfo | null;
    }
    const value = await waitFor('the printed PDF', async () => {
      const { signatureRequests } = await chair.api.query<{ signatureRequests: Request[] }>(
        operations.SIGNATURE_REQUESTS,
      );
      return signatureRequests.find((each) => each.revision.id === revisionId && each.document?.latest);
    });
    const length = value.document?.latest?.length ?? 0;
    return { value, say: `"${value.policyTitle}", ${Math.round(length / 1000)} KB`, record: { requestId: value.id } };
  });
  await narrator.step(chair.said, 'signs it', async () => {
    const { request: signed } = await chair.api.mutate<{ request: { id: string; signedAt: string } }>(
      'signRevision',
      operations.SIGN_REVISION,
      {
        requestId: request.id,
        documentSha256: request.document?.latest?.sha256,
        typedName: chair.name,
      },
    );
    return { value: signed, say: `declared and named at ${signed.signedAt}; the seal follows`, record: signed };
  });
  return narrator.step(chair.said, 'downloads the signed PDF and lets it be checked', async () => {
    const document = await waitFor('the sealed PDF', async () => {
      const { policy } = await chair.api.query<{ policy: PolicyInfo }>(operations.POLICY, { id: policyId });
      const found = policy.documents[0];
      if (found?.state === 'failed') throw new Error(found.failure ?? 'The PDF could not be made.');
      return found?.state === 'sealed' ? found : null;
    });
    const bytes = await chair.api.bytes(`/documents/${document.id}/pdf`);
    const path = join(out, file);
    await writeFile(path, bytes);
    const rootPem = new TextDecoder().decode(await chair.api.bytes('/root-certificate.pem'));
    await writeFile(join(out, 'root-certificate.pem'), rootPem);
    const check = await checkPdf(path, bytes, rootPem);
    if (check.verdict !== 'VALID') throw new Error(`${file} does not verify: ${check.verdict}`);
    return {
      value: bytes,
      say: `${file}: ${check.verdict}, level ${document.latest?.level}; qpdf: ${check.qpdf}; pdfsig: ${check.pdfsig}`,
      record: { documentId: document.id, verifyCode: document.verifyCode, sha256: document.latest?.sha256, ...check },
    };
  });
}
