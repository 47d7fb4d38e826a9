import { decideSetLetterhead, LARGEST_LOGO, refuse, type Refusal } from '@ratify/policy';
import type { Organisation, Scope } from '@ratify/store';
import { done, refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Makes of any picture one that can be printed. */
export interface LogoPort {
  /** A PNG of at most a few hundred points a side that carries nothing but the picture, or why there is none. */
  prepare(sent: Uint8Array): Promise<Uint8Array | Refusal>;
}

export interface LogoJourney extends Journey {
  readonly logos: LogoPort;
}

export interface SetLetterhead {
  /** `#rrggbb` */
  readonly colour: string;
  /** A picture as it was sent; or whether the one there is stays. */
  readonly logo: 'keep' | 'remove' | Uint8Array;
}

/** Sets what stands at the head of everything that the organisation prints from now on. */
export async function setLetterhead(
  journey: LogoJourney,
  scope: Scope,
  { colour, logo }: SetLetterhead,
): Promise<Outcome<Organisation>> {
  if (typeof logo === 'string') return keep(journey, scope, colour, logo);
  // A picture is not even looked at for somebody who may not set it.
  const { refusals } = await writing(journey, scope, ['style', 'Organisation'], async () => done(null));
  if (refusals.length > 0) return refused(...refusals);
  if (logo.length > LARGEST_LOGO) return refused(refuse('LOGO_TOO_LARGE', { where: 'logo' }));
  const prepared = await journey.logos.prepare(logo);
  return 'code' in prepared ? refused(prepared) : keep(journey, scope, colour, prepared);
}

async function keep(
  journey: Journey,
  scope: Scope,
  colour: string,
  logo: 'keep' | 'remove' | Uint8Array,
): Promise<Outcome<Organisation>> {
  return writing(journey, scope, ['style', 'Organisation'], async (work) => {
    const { rows, organisationId } = work;
    const organisation = await rows.organisations.get({ id: organisationId }, { lock: true });
    const sha256 = typeof logo === 'string' ? null : await rows.keepBytes(logo, 'image/png');
    const decision = decideSetLetterhead(organisation, { colour, logo: sha256 ? { sha256 } : (logo as 'keep') });
    return settle(decision, async (plan) => {
      const { id, ...letterhead } = plan.organisation;
      await rows.organisations.change({ id }, letterhead);
      await record(work, plan);
      return { ...organisation, ...letterhead };
    });
  });
}
