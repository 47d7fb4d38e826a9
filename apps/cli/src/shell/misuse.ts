/** The command was called in a way it cannot answer: said on standard error, exit 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}
