/** For how long a proof of who somebody is holds for signing, unless the installation says otherwise. */
export const PROOF_MINUTES = 15;

/** Whether somebody proved who they are shortly enough ago to sign. */
export function isProofFresh(provedAt: Date, now: Date, minutes: number): boolean {
  return now.getTime() - provedAt.getTime() <= minutes * 60_000;
}
