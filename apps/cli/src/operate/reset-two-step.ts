import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { writeResult } from '../shell/read-file.ts';
import { accountOf } from './note-operator.ts';
import { withInstallation, type Environment } from './with-installation.ts';

/** Switches off the two-step sign-in of whoever has an address; returns the exit code. */
export async function resetTwoStep(env: Environment, email: string): Promise<number> {
  const outcome = await withInstallation(env, (installation) =>
    installation.inTransaction((each) => each.resetSecondFactor(email.trim(), accountOf(env))),
  );
  if (outcome === null) throw new Misuse(`Nobody here has the address “${email}”.`);
  const said = outcome === 'reset' ? 'is switched off; they are told by mail' : 'is not on';
  await writeResult(undefined, `The two-step sign-in of ${email.trim()} ${said}.\n`);
  return outcome === 'reset' ? EXIT.clean : EXIT.found;
}
