export {
  type AuthorityHealth,
  type CertificateHealth,
  checkAuthorityHealth,
  checkCertificateHealth,
} from './authority/authority-health.ts';
export {
  type InstallationAuthority,
  createInstallationAuthority,
  renewTimestampAuthority,
  rootCertificatePem,
} from './authority/installation-authority.ts';
export { fetchRevocationLists } from './authority/fetch-revocation-lists.ts';
export { issueSigner, type Signer } from './authority/issue-signer.ts';
export { openPkcs12, ownSigner, readCertificates } from './authority/own-certificate.ts';
export { makeRevocationLists, type RevocationLists, type RevokedCertificate } from './authority/revocation-lists.ts';
export { openAuthority, storeAuthority, type StoredAuthority } from './authority/stored-authority.ts';
export { keyIdOf, openKey, sealKey } from './keys/key-envelope.ts';
export { type MasterKey, readMasterKey } from './keys/master-key.ts';
export { CLOSING_FIELD } from './pdf/closing-field.ts';
export { readSignatureFields, type SignatureBox } from './pdf/read-signature-fields.ts';
export { type LongTermSeal, sealLongTerm, type SealLongTermRequest } from './pdf/seal-long-term.ts';
export { signPdf, type SignPdfRequest } from './pdf/sign-pdf.ts';
export { SealError, type SealErrorCode } from './seal-error.ts';
export { answerTimestampQuery } from './timestamp/answer-timestamp-query.ts';
export { builtInTimestampAuthority } from './timestamp/built-in-timestamp-authority.ts';
export { httpTimestampAuthority } from './timestamp/http-timestamp-authority.ts';
export { firstAnswering, type TimestampAuthority } from './timestamp/timestamp-authority.ts';
export { type Problem, type ProblemCode } from './verify/problems.ts';
export { type SignatureLevel, type SignatureReport, type Verdict } from './verify/report.ts';
export { openVerifier, type Verifier, type VerifierLimits } from './verify/verifier.ts';
export { type KnownRevision, verifyPdf, type VerifyOptions } from './verify/verify-pdf.ts';
