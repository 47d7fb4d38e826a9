import type { Estate } from './estate.ts';

/** How a route is covered. */
export type RouteCoverage =
  /** Bytes of one row: tried with everybody's rows. */
  | { readonly kind: 'bytes'; readonly rows: (of: Estate) => readonly string[]; readonly class: 'up' | 'own' }
  /** The same for everybody, signed in or not. */
  | { readonly kind: 'public'; readonly why: string }
  /** Covered by tests of its own. */
  | { readonly kind: 'elsewhere'; readonly where: string };

const graphql: RouteCoverage = { kind: 'elsewhere', where: 'identifiers, sight, roles and limits' };
const live: RouteCoverage = { kind: 'public', why: 'says that the process runs' };
const ready: RouteCoverage = { kind: 'public', why: 'says that the database answers' };
const root: RouteCoverage = { kind: 'public', why: 'a certificate is public' };
const lists: RouteCoverage = { kind: 'public', why: 'what was taken back is public' };
const metrics: RouteCoverage = { kind: 'public', why: 'without the token of the monitoring there is nothing' };
const verifyFile: RouteCoverage = { kind: 'elsewhere', where: 'verify-file' };
const importFile: RouteCoverage = { kind: 'elsewhere', where: 'import-file' };
const sentDocuments: RouteCoverage = { kind: 'elsewhere', where: 'sent-documents' };
const paper: RouteCoverage = { kind: 'elsewhere', where: 'paper-signatures' };
const scans: RouteCoverage = { kind: 'bytes', rows: (of) => [of.paper.id], class: 'up' };
const evidence: RouteCoverage = { kind: 'elsewhere', where: 'paper-signatures' };
const evidenceFiles: RouteCoverage = { kind: 'bytes', rows: (of) => [of.evidence.id], class: 'up' };
const letterhead: RouteCoverage = { kind: 'elsewhere', where: 'letterhead' };
const calendars: RouteCoverage = { kind: 'elsewhere', where: 'calendar' };
const open: RouteCoverage = { kind: 'elsewhere', where: 'public-policies' };
const wordReturns: RouteCoverage = { kind: 'elsewhere', where: 'word-copies' };
const wordCopies: RouteCoverage = { kind: 'bytes', rows: (of) => [of.wordCopy.id], class: 'own' };
const packs: RouteCoverage = { kind: 'bytes', rows: (of) => [of.pack.id], class: 'own' };
const held: RouteCoverage = { kind: 'bytes', rows: (of) => [of.deputy.personId, of.former.personId], class: 'own' };
const heldOnMyself: RouteCoverage = { kind: 'elsewhere', where: 'data-protection' };
const documents: RouteCoverage = { kind: 'bytes', rows: (of) => [of.document.id], class: 'up' };
const drafts: RouteCoverage = { kind: 'bytes', rows: (of) => [of.policy.id, of.local.id], class: 'own' };
const revisions: RouteCoverage = {
  kind: 'bytes',
  rows: (of) => [of.adopted.id, of.submitted.id, of.tabled.id],
  class: 'up',
};

/** Every route of the API. One that does not stand here fails the tests. */
export const ROUTES: Readonly<Record<string, RouteCoverage>> = {
  'GET /documents/:id/pdf': documents,
  'GET /health/live': live,
  'GET /health/ready': ready,
  'GET /policies/:id/draft.md': drafts,
  'GET /revisions/:id/text.md': revisions,
  'GET /revocation-lists/:name': lists,
  'GET /root-certificate.pem': root,
  'GET /paper-signatures/:id/scan': scans,
  'GET /evidence-files/:id/file': evidenceFiles,
  'HEAD /evidence-files/:id/file': evidenceFiles,
  'POST /evidence-files': evidence,
  'GET /calendars/:file': calendars,
  'HEAD /calendars/:file': calendars,
  'GET /subject-access/mine': heldOnMyself,
  'HEAD /subject-access/mine': heldOnMyself,
  'GET /subject-access/people/:id': held,
  'HEAD /subject-access/people/:id': held,
  'GET /metrics': metrics,
  'HEAD /metrics': metrics,
  'POST /import-file': importFile,
  'POST /sent-documents': sentDocuments,
  'GET /letterhead/logo.png': letterhead,
  'HEAD /letterhead/logo.png': letterhead,
  'POST /letterhead': letterhead,
  'POST /paper-signatures': paper,
  'GET /open/v1/:organisation/:file': open,
  'HEAD /open/v1/:organisation/:file': open,
  'GET /open/v1/:organisation/policies/:file': open,
  'HEAD /open/v1/:organisation/policies/:file': open,
  'GET /packs/:id/file': packs,
  'HEAD /packs/:id/file': packs,
  'GET /word-copies/:id/docx': wordCopies,
  'POST /word-returns': wordReturns,
  'POST /verify-file': verifyFile,
  'GET /graphql': graphql,
  'HEAD /graphql': graphql,
  'OPTIONS /graphql': graphql,
  'POST /graphql': graphql,
  'HEAD /documents/:id/pdf': documents,
  'HEAD /health/live': live,
  'HEAD /health/ready': ready,
  'HEAD /paper-signatures/:id/scan': scans,
  'HEAD /policies/:id/draft.md': drafts,
  'HEAD /revisions/:id/text.md': revisions,
  'HEAD /revocation-lists/:name': lists,
  'HEAD /root-certificate.pem': root,
  'HEAD /word-copies/:id/docx': wordCopies,
};

/** Routes without coverage, and coverage without a route, in words. */
export function routeGapsOf(
  routes: readonly string[],
  table: Readonly<Record<string, RouteCoverage>> = ROUTES,
): string[] {
  return [
    ...routes.filter((route) => !(route in table)).map((route) => `${route} is not in the table`),
    ...Object.keys(table)
      .filter((route) => !routes.includes(route))
      .map((route) => `${route} is not served`),
  ];
}
